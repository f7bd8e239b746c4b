/** Argument checks for the other packages of this module; not exported. */
@NullMarked
package io.github.trendinghashtags.checks;

import org.jspecify.annotations.NullMarked;
