/** Values as people read them, in a terminal and on a page alike. */
@NullMarked
package io.github.trendinghashtags.examples.cli.text;

import org.jspecify.annotations.NullMarked;
