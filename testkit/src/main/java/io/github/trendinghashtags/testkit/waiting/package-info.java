/** What the testkit's other packages share, and no consumer sees. */
@NullMarked
package io.github.trendinghashtags.testkit.waiting;

import org.jspecify.annotations.NullMarked;
