/** JSON of the library's records, written and read by data binding. */
@NullMarked
package io.github.trendinghashtags.examples.cli.json;

import org.jspecify.annotations.NullMarked;
