package io.github.trendinghashtags.keyapi;

import static io.github.trendinghashtags.keyapi.Responses.answer;
import static io.github.trendinghashtags.keyapi.Responses.entry;
import static io.github.trendinghashtags.keyapi.Responses.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriftTest {
    private final Bench bench = new Bench();
    private final HeardEvents heard = new HeardEvents();

    @BeforeEach
    void listen() {
        bench.listener = heard;
    }

    private TrendingHashtagsPage fetch(String json) {
        bench.transport.answers(answer(200, json));
        return bench.start().join();
    }

    private String[] drift() {
        return heard.lines.stream()
                .filter(line -> line.matches("[A-Z_]{5,}: .*"))
                .toArray(String[]::new);
    }

    @Test
    void theDocumentedResponseHasNone() {
        fetch(DocumentedResponse.JSON);

        assertThat(drift()).isEmpty();
    }

    @Test
    void isReportedOnceWhileThePagesStillCome() {
        String drifted = page(entry("\"novelty\":{\"a\":[1]},\"rank_diff_type\":9,"
                        + "\"trend\":[{\"time\":1769472000000,\"value\":1}]")
                + "," + entry("\"novelty\":2"));
        bench.transport.answers(answer(200, drifted), answer(200, drifted));
        for (int i = 0; i < 2; i++) {
            CompletableFuture<TrendingHashtagsPage> result =
                    bench.client().fetchAsync(Bench.QUERY.withPeriod(TrendPeriod.of(90)));
            bench.steps.runAll();
            assertThat(result.join().hashtags()).hasSize(2);
            assertThat(result.join().hashtags().get(0).movement()).isEqualTo(RankMovement.unknown(9));
        }

        assertThat(drift())
                .containsExactly(
                        "UNKNOWN_PERIOD: period 90",
                        "UNKNOWN_FIELD: novelty in an entry of list",
                        "TIME_IN_MILLISECONDS: time in an entry of trend",
                        "UNKNOWN_MOVEMENT: rank_diff_type 9");
        assertThat(heard.lines).hasSize(8).endsWith("call: Page, attempts 1, credits 2");
    }

    @Test
    void isFoundAtEveryLevel() {
        fetch("{\"code\":0,\"more\":1,\"data\":{\"list\":["
                + entry("\"country_info\":{\"id\":\"US\",\"flag\":1},\"creators\":[{\"age\":1}]")
                + "],\"facets\":[],\"pagination\":{\"page\":1,\"total\":1,\"has_more\":false,\"cursor\":null}}}");

        assertThat(drift())
                .containsExactly(
                        "UNKNOWN_FIELD: more in the response",
                        "UNKNOWN_FIELD: flag in country_info",
                        "UNKNOWN_FIELD: age in an entry of creators",
                        "UNKNOWN_FIELD: facets in data",
                        "UNKNOWN_FIELD: cursor in pagination");
    }

    @Test
    void aFailureHasNone() {
        bench.transport.answers(answer(401, "{\"code\":401,\"error\":\"denied\"}"));
        bench.start();

        assertThat(drift()).isEmpty();
    }

    @Test
    void aNameHoldsNoKeyAndNoLineBreak() {
        fetch(page(entry("\"" + Bench.KEY.reveal() + "\":1,\"a\\nb\":2")));

        assertThat(drift())
                .containsExactly(
                        "UNKNOWN_FIELD: [redacted] in an entry of list", "UNKNOWN_FIELD: a?b in an entry of list");
    }

    @Test
    void aVendorWhoInventsNamesIsReportedAHundredTimes() {
        for (int i = 0; i < 3; i++) {
            int first = i * 90;
            fetch(page(entry(IntStream.range(first, first + 90)
                    .mapToObj(n -> "\"field" + n + "\":1")
                    .collect(Collectors.joining(",")))));
        }

        assertThat(drift()).hasSize(100);
    }
}
