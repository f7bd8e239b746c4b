package io.github.trendinghashtags.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.benchmarks.Load.CallMode;
import io.github.trendinghashtags.benchmarks.Report.Column;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private final Report report = new Report();

    @Test
    void tableOfContendersHasARowForEach() {
        report.table(
                "Calls",
                List.of(Contender.JDK_GSON, Contender.OURS_JDK),
                new Column("name", Contender::name),
                new Column("pages", contender -> Integer.toString(contender.pages())));

        assertThat(report).hasToString("""

                        ## Calls

                        |  | name | pages |
                        |---|---|---|
                        | JDK client + Gson | JDK_GSON | 1 |
                        | **adapter-jdk-http** | OURS_JDK | 1 |
                        """);
    }

    @Test
    void tableOfLoadsHasAColumnForEach() {
        List<Load> loads = Load.of(CallMode.ASYNC).toList();
        report.table("Calls", loads);
        report.row("Retrofit", loads, load -> Integer.toString(load.concurrency()));

        assertThat(report).hasToString("""

                        ## Calls

                        |  | async, 1 | async, 8 | async, 64 |
                        |---|---|---|---|
                        | Retrofit | 1 | 8 | 64 |
                        """);
    }

    @ParameterizedTest
    @CsvSource({"0.055, 0.06", "9.994, 9.99", "12.34, 12.3", "123.4, 123", "'12345.6', '12,346'"})
    void numbersHaveThreeSignificantDigits(double value, String text) {
        assertThat(Report.number(value)).isEqualTo(text);
    }
}
