package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachePolicy;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that the receipts of a cache over a budget over the adapter add up to the requests on the wire. */
abstract class CreditTests extends StubTests {
    private static final CachePolicy ALWAYS = CachePolicy.untilMidnight().withFreshFor(Duration.ofDays(365));
    private static final LocalDate DAY = LocalDate.EPOCH;
    private static final int ASKERS = 100;
    private static final int PAGES = 5;

    private final CreditLedger ledger = CreditLedger.inMemory();

    @Test
    void chargesACrowdForTheDistinctPagesAndTheirRetriesAlone() {
        stub.enqueue(StubResponse.html(503));
        TrendingHashtagsPort port = sparing();
        List<CompletableFuture<TrendingHashtagsPage>> asked = IntStream.range(0, ASKERS)
                .mapToObj(i -> port.fetchAsync(QUERY.withPage(1 + i % PAGES)))
                .toList();
        asked.forEach(CompletableFuture::join);

        assertEquals(100, port.stream(QUERY).count());
        assertRequests(PAGES + 1);
        Usage usage = ledger.usage(DAY).toCompletableFuture().join();
        assertEquals(new Usage(2L * (PAGES + 1), 0), usage);
    }

    private TrendingHashtagsPort sparing() {
        var budgeted = BudgetedTrendingHashtags.builder(port())
                .callLimits(CallLimits.of(stub.settings()))
                .ledger(ledger)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
        return CachedTrendingHashtags.builder(budgeted)
                .policy(ALWAYS)
                .maxEntries(PAGES)
                .build();
    }
}
