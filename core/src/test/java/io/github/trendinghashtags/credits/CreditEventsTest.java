package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears of caches and budgets. It throws each time, which nobody may notice. */
@Timeout(60)
class CreditEventsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CallLimits LIMITS = new CallLimits(3, Duration.ofSeconds(30));

    private final ManualClock clock = new ManualClock();
    private final ManualTime time = new ManualTime();
    private final ManualPort port = new ManualPort(clock);
    private final ManualCache cache = new ManualCache();
    private final HeardEvents heard = new HeardEvents();

    private CachedTrendingHashtags.Builder cached() {
        return cachedOver(port);
    }

    private CachedTrendingHashtags.Builder cachedOver(TrendingHashtagsPort source) {
        return CachedTrendingHashtags.builder(source)
                .callLimits(LIMITS)
                .policy(CachePolicy.untilMidnight().withStaleOnFailure(Duration.ofDays(2)))
                .clock(clock)
                .time(time)
                .listener(heard);
    }

    private BudgetedTrendingHashtags.Builder budgeted() {
        return BudgetedTrendingHashtags.builder(port)
                .callLimits(LIMITS)
                .clock(clock)
                .listener(heard);
    }

    @Test
    void aMissIsFollowedByThoseWhoJoinItAndByHits() throws Exception {
        CachedTrendingHashtags hashtags = cached().build();
        CompletableFuture<TrendingHashtagsPage> first = hashtags.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = hashtags.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        first.join();
        second.join();
        hashtags.fetch(QUERY);
        hashtags.fetchAsync(QUERY).join();

        assertThat(heard.lines).containsExactly("MISS", "JOINED", "HIT", "HIT");
    }

    @Test
    void aPageOfAnotherProcessIsASharedHit() throws Exception {
        CompletableFuture<TrendingHashtagsPage> elsewhere = cached().sharedCache(cache)
                .listener(new CallListener() {})
                .build()
                .fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        elsewhere.join();
        cached().sharedCache(cache).build().fetch(QUERY);

        assertThat(heard.lines.take()).isEqualTo("SHARED_HIT");
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void aPageThatAnotherProcessFetchesIsWaitedFor() throws Exception {
        cached().sharedCache(cache).listener(new CallListener() {}).build().fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> waiting =
                cached().sharedCache(cache).build().fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        time.advance(Duration.ofSeconds(2));
        waiting.join();

        assertThat(heard.lines.take()).isEqualTo("WAITED");
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void aWaitInVainIsAWaitToo() throws Exception {
        cached().sharedCache(cache).listener(new CallListener() {}).build().fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> waiting =
                cached().sharedCache(cache).build().fetchAsync(QUERY);
        time.advance(Duration.ofSeconds(31));

        assertThat(waiting).isCompletedExceptionally();
        assertThat(heard.lines.take()).isEqualTo("WAITED");
    }

    @Test
    void aStalePageFollowsTheMiss() throws Exception {
        CachedTrendingHashtags hashtags = cached().build();
        CompletableFuture<TrendingHashtagsPage> fresh = hashtags.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        fresh.join();
        clock.advance(Duration.ofDays(1));
        CompletableFuture<TrendingHashtagsPage> stale = hashtags.fetchAsync(QUERY);
        port.call(1).fail(port.down(1));

        assertThat(stale.join().stale()).isTrue();
        assertThat(heard.lines.take()).isEqualTo("MISS");
        assertThat(heard.lines.take()).isEqualTo("MISS");
        assertThat(heard.lines.take()).isEqualTo("STALE");
    }

    @Test
    void aStalePageFollowsTheMissOfACallThatFailsAtOnce() throws Exception {
        clock.advance(Duration.ofDays(-1));
        TrendingHashtagsPage yesterdays = port.page(1);
        clock.advance(Duration.ofDays(1));
        cache.publish(QUERY, yesterdays, UUID.randomUUID(), Duration.ofDays(2));
        TrendingHashtagsPort failing = new TrendingHashtagsPort() {
            @Override
            public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                throw port.down(1);
            }

            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                return CompletableFuture.failedFuture(port.down(1));
            }
        };
        CachedTrendingHashtags hashtags = cachedOver(failing).sharedCache(cache).build();

        assertThat(hashtags.fetchAsync(QUERY).join().stale()).isTrue();
        assertThat(heard.lines.take()).isEqualTo("MISS");
        assertThat(heard.lines.take()).isEqualTo("STALE");
    }

    @Test
    void aSharedCacheThatFailsIsPassedOverAndReported() throws Exception {
        cache.breaking(() -> CompletableFuture.failedFuture(new IOException("down")));
        CompletableFuture<TrendingHashtagsPage> page =
                cached().sharedCache(cache).build().fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        page.join();

        assertThat(heard.lines.take()).isEqualTo("MISS");
        assertThat(heard.lines.take()).isEqualTo("PAGE_CACHE lookUp: IOException");
        assertThat(heard.lines.take()).isEqualTo("PAGE_CACHE publish: IOException");
    }

    @Test
    void aSharedCacheThatFailsCanRefuseTheCall() throws Exception {
        cache.breaking(CompletableFuture::new);
        CachedTrendingHashtags hashtags = cached().sharedCache(cache)
                .storeTimeout(Duration.ofMillis(1))
                .refuseIfStoreFails()
                .build();

        assertThat(catchThrowable(() -> hashtags.fetch(QUERY))).isInstanceOf(NotSent.class);
        // On several threads, so in any order.
        Set<String> expected = new HashSet<>(Set.of(
                "refused: STORE_FAILED",
                "PAGE_CACHE lookUp: TimeoutException",
                "PAGE_CACHE release: TimeoutException"));
        while (!expected.isEmpty()) {
            expected.remove(heard.lines.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aBudgetRefusesBothWays() throws Exception {
        BudgetedTrendingHashtags hashtags =
                budgeted().budget(CreditBudget.unlimited().withPerProcess(5)).build();

        assertThat(catchThrowable(() -> hashtags.fetch(QUERY))).isInstanceOf(NotSent.class);
        assertThat(hashtags.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(heard.lines).containsExactly("refused: PROCESS_BUDGET", "refused: PROCESS_BUDGET");
    }

    @Test
    void aCoolDownRefuses() throws Exception {
        BudgetedTrendingHashtags hashtags = budgeted().build();
        CompletableFuture<TrendingHashtagsPage> spent = hashtags.fetchAsync(QUERY);
        port.call(0).fail(port.broke());
        catchThrowable(spent::join);

        assertThat(catchThrowable(() -> hashtags.fetch(QUERY))).isInstanceOf(NotSent.class);
        assertThat(heard.lines.take()).isEqualTo("refused: COOL_DOWN");
    }

    @Test
    void aLedgerThatFailsIsReportedAfterItsRefusal() throws Exception {
        ManualLedger ledger = new ManualLedger(CreditLedger.inMemory(clock));
        ledger.reserving = operation -> CompletableFuture.failedFuture(new IOException("down"));
        BudgetedTrendingHashtags hashtags = budgeted().ledger(ledger).build();

        assertThat(hashtags.fetchAsync(QUERY)).isCompletedExceptionally();
        assertThat(heard.lines.take()).isEqualTo("refused: STORE_FAILED");
        assertThat(heard.lines.take()).isEqualTo("CREDIT_LEDGER reserve: IOException");

        heard.lines.clear(); // also what settles the reservation, which may have been made
        assertThat(catchThrowable(() -> hashtags.fetch(QUERY))).isInstanceOf(NotSent.class);
        assertThat(heard.lines).startsWith("refused: STORE_FAILED", "CREDIT_LEDGER reserve: IOException");
    }

    @Test
    void aCallThatIsCancelledIsNotRefused() throws Exception {
        ManualLedger ledger = new ManualLedger(CreditLedger.inMemory(clock));
        CompletableFuture<CreditLedger.Reservation> slow = new CompletableFuture<>();
        ledger.reserving = operation -> slow;
        CompletableFuture<TrendingHashtagsPage> page = budgeted()
                .ledger(ledger)
                .storeTimeout(Duration.ofMinutes(1))
                .build()
                .fetchAsync(QUERY);
        page.cancel(true);
        slow.completeExceptionally(new IOException("down"));

        assertThat(heard.lines.take()).isEqualTo("CREDIT_LEDGER reserve: IOException");
        assertThat(heard.lines).isEmpty();
    }

    @Test
    void aListenerThatBlocksHoldsUpNoOutcome() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CallListener blocking = new CallListener() {
            @Override
            public void callRefused(CallRefused event) {
                block();
            }

            @Override
            public void cacheLookup(CacheLookup event) {
                block();
            }

            private void block() {
                try {
                    release.await();
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
            }
        };
        ManualLedger ledger = new ManualLedger(CreditLedger.inMemory(clock));
        CompletableFuture<CreditLedger.Reservation> slow = new CompletableFuture<>();
        ledger.reserving = operation -> slow;
        CompletableFuture<TrendingHashtagsPage> refused = budgeted()
                .ledger(ledger)
                .storeTimeout(Duration.ofMinutes(1))
                .listener(blocking)
                .build()
                .fetchAsync(QUERY);
        slow.completeExceptionally(new IOException("down"));
        assertThat(catchThrowable(refused::join)).hasCauseInstanceOf(NotSent.class);

        CompletableFuture<TrendingHashtagsPage> paid = cached().sharedCache(cache)
                .listener(new CallListener() {})
                .build()
                .fetchAsync(QUERY);
        CachedTrendingHashtags waiting =
                cached().sharedCache(cache).listener(blocking).build();
        CompletableFuture<TrendingHashtagsPage> waited = waiting.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        paid.join();
        Thread advancing = new Thread(() -> time.advance(Duration.ofSeconds(2)));
        advancing.start();
        assertThat(waited.join().receipt().creditsAtMost()).isZero();
        release.countDown();
        advancing.join();
    }
}
