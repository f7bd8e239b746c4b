package io.github.trendinghashtags.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Footprint BEFORE = new Footprint(20, 100, 50);

    private final Tally tally = new Tally();

    /** One page for one request. */
    @BeforeEach
    void callOnce() {
        tally.add(Tally.CALLS, 1);
        tally.outcome("page", 2);
        tally.add(Tally.CHARGED, 2);
        tally.add(Tally.REQUESTS, 1);
        tally.max(Tally.LONGEST_CLOSE, 1_999);
    }

    @Test
    void nothingIsBrokenIfAllAddsUp() {
        assertBroken(BEFORE);
    }

    @Test
    void callWithoutAnOutcomeIsBroken() {
        tally.add(Tally.CALLS, 1);

        assertBroken(BEFORE, "calls = outcomes");
    }

    @Test
    void creditsThatNoReceiptHasAreBroken() {
        tally.add(Tally.CHARGED, 1);

        assertBroken(BEFORE, "credits reported >= credits charged");
    }

    @Test
    void requestThatNoReceiptHasIsBroken() {
        tally.add(Tally.REQUESTS, 1);

        assertBroken(BEFORE, "requests on the wire <= attempts in receipts, 1");
    }

    @Test
    void connectionLeftOpenIsBroken() {
        tally.add(Tally.CONNECTIONS, 1);

        assertBroken(BEFORE, "no connection outlives its client");
    }

    @Test
    void leakedKeyIsBroken() {
        tally.add(Tally.KEY_LEAKS, 1);

        assertBroken(BEFORE, "no failure contains the key");
    }

    @Test
    void longestOfAllClosesCounts() {
        tally.max(Tally.LONGEST_CLOSE, 2_000);
        tally.max(Tally.LONGEST_CLOSE, 1);

        assertBroken(BEFORE, "close() returns within 2 s");
    }

    @Test
    void threadsFilesAndHeapHaveSomeToleranceAndNoMore() {
        assertBroken(new Footprint(22, 104, 58));
        assertBroken(
                new Footprint(23, 105, 59),
                "threads are no more than before",
                "open files are no more than before",
                "heap is no more than before");
    }

    private void assertBroken(Footprint after, String... invariants) {
        assertThat(tally.broken(BEFORE, after)).containsExactly(invariants);
    }
}
