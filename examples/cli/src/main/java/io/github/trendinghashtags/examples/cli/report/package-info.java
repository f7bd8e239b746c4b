/** A ranking as one HTML page: {@link io.github.trendinghashtags.examples.cli.report.Report} writes it. */
@NullMarked
package io.github.trendinghashtags.examples.cli.report;

import org.jspecify.annotations.NullMarked;
