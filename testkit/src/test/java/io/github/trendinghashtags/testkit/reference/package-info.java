/** A reference adapter and its parts, to hold the contract itself to account. */
@NullMarked
package io.github.trendinghashtags.testkit.reference;

import org.jspecify.annotations.NullMarked;
