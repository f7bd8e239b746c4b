/** A real Redis server for the tests of this build, which can be frozen, restarted and cut off. */
@NullMarked
package io.github.trendinghashtags.testredis;

import org.jspecify.annotations.NullMarked;
