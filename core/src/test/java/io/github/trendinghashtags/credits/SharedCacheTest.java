package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two ports, as of two processes, over one shared cache. */
class SharedCacheTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final UUID HOLDER = UUID.randomUUID();
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(375);
    private static final CachePolicy STALE = CachePolicy.untilMidnight().withStaleOnFailure(Duration.ofDays(2));

    private final ManualClock clock = new ManualClock();
    private final ManualTime time = new ManualTime();
    private final ManualPort port = new ManualPort(clock);
    private final ManualCache cache = new ManualCache();
    private final CachedTrendingHashtags first = builder().build();
    private final CachedTrendingHashtags second = builder().build();

    private CachedTrendingHashtags.Builder builder() {
        return CachedTrendingHashtags.builder(port)
                .callLimits(new CallLimits(3, CALL_TIMEOUT))
                .policy(STALE)
                .sharedCache(cache)
                .storeTimeout(Duration.ofMillis(20))
                .clock(clock)
                .time(time);
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return catchThrowableOfType(CompletionException.class, future::join).getCause();
    }

    @Test
    void whatOneProcessPaidForTheOtherGetsForNothing() throws Exception {
        CompletableFuture<TrendingHashtagsPage> paid = first.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));

        TrendingHashtagsPage shared = second.fetch(QUERY);

        assertThat(paid.join().receipt().creditsAtMost()).isEqualTo(2);
        assertThat(shared.receipt().creditsAtMost()).isZero();
        assertThat(shared.receipt().completedAt())
                .isEqualTo(paid.join().receipt().completedAt());
        assertThat(second.fetch(QUERY)).isSameAs(second.fetch(QUERY));
        assertThat(cache.operations).containsExactly("lookUp", "publish", "lookUp");
    }

    @Test
    void whileOneFetchesTheOtherAsksAgainUntilThePageIsThere() throws Exception {
        first.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> waiting = second.fetchAsync(QUERY);
        time.advance(Duration.ofSeconds(2));
        assertThat(waiting).isNotDone();

        port.call(0).answer(port.page(1));
        time.advance(LONGEST_PAUSE);

        assertThat(waiting).isCompleted();
        assertThat(waiting.join().receipt().attempts()).isZero();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void aPageThatWasFreshWhenItWasAskedForIsGivenAfterMidnight() throws Exception {
        clock.set("2026-02-01T23:59:59.999Z");
        CompletableFuture<TrendingHashtagsPage> paid = first.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        Lookup found = cache.lookUp(QUERY, ManualClock.NOON, clock.instant().plusSeconds(1), HOLDER, CALL_TIMEOUT)
                .toCompletableFuture()
                .get();
        CompletableFuture<Lookup> late = new CompletableFuture<>();
        cache.breaking(() -> late);
        CompletableFuture<TrendingHashtagsPage> asked =
                builder().storeTimeout(Duration.ofMinutes(1)).build().fetchAsync(QUERY);
        clock.set("2026-02-02T00:00:00.001Z");
        late.complete(found);

        assertThat(asked).succeedsWithin(Duration.ofSeconds(30));
        assertThat(asked.join().receipt().completedAt())
                .isEqualTo(paid.join().receipt().completedAt());
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void thePausesBetweenTwoLookupsStartShortAndGrow() {
        first.fetchAsync(QUERY);
        second.fetchAsync(QUERY);
        assertThat(time.untilNext()).isBetween(Duration.ofMillis(10), Duration.ofMillis(30));

        time.advance(Duration.ofSeconds(5));

        cache.operations.clear();
        time.advance(Duration.ofSeconds(10));
        assertThat(cache.operations).hasSizeBetween(26, 82);
    }

    @Test
    void aPageThatCouldNotBePublishedIsPublishedAgain() throws Exception {
        first.fetchAsync(QUERY);
        cache.breaking(() -> CompletableFuture.failedFuture(new IOException("a failover")));
        port.call(0).answer(port.page(1));
        cache.mend();
        time.advance(SharedPages.PAUSES.get(0));

        CompletableFuture<TrendingHashtagsPage> shared = second.fetchAsync(QUERY);
        assertThat(shared).isCompleted();
        assertThat(shared.join().receipt().creditsAtMost()).isZero();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void aFailureLetsTheOtherFetchAtOnce() throws Exception {
        CompletableFuture<TrendingHashtagsPage> failing = first.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> waiting = second.fetchAsync(QUERY);

        port.call(0).fail(port.down(1));
        time.advance(LONGEST_PAUSE);
        port.call(1).answer(port.page(1));

        assertThat(failure(failing)).isInstanceOf(ServerFailed.class);
        assertThat(waiting.join().receipt().attempts()).isOne();
    }

    @Test
    void aCancelledCallLetsTheOtherFetchAtOnce() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leaving = first.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> waiting = second.fetchAsync(QUERY);

        leaving.cancel(true);
        time.advance(LONGEST_PAUSE);
        port.call(1).answer(port.page(1));

        assertThat(waiting).isCompleted();
    }

    @Test
    void whoWaitsForAnotherFailsAtTheCallTimeoutForNothing() {
        cache.lookUp(QUERY, ManualClock.NOON, ManualClock.NOON, HOLDER, Duration.ofHours(1));
        CompletableFuture<TrendingHashtagsPage> waiting = first.fetchAsync(QUERY);

        time.advance(CALL_TIMEOUT.minusMillis(1));
        assertThat(waiting).isNotDone();
        time.advance(Duration.ofMillis(2));

        assertThat(failure(waiting)).isInstanceOfSatisfying(TimedOut.class, timedOut -> {
            assertThat(timedOut.receipt().attempts()).isZero();
            assertThat(timedOut.receipt().creditsAtMost()).isZero();
            assertThat(timedOut.receipt().elapsed()).isEqualTo(CALL_TIMEOUT);
        });
        assertThat(port.calls).isEmpty();
        assertThat(time.hasTasks()).isFalse();
    }

    @Test
    void aPortThatNeverEndsFailsItsCallersAtTheCallTimeoutAndPaysForAllAttempts() throws Exception {
        CompletableFuture<TrendingHashtagsPage> waiting = first.fetchAsync(QUERY);

        time.advance(CALL_TIMEOUT.plus(PageFetch.GRACE));

        assertThat(failure(waiting))
                .isInstanceOfSatisfying(
                        TimedOut.class,
                        timedOut ->
                                assertThat(timedOut.receipt().creditsAtMost()).isEqualTo(6));
        assertThat(port.call(0).future()).isCancelled();
        assertThat(cache.operations).containsExactlyInAnyOrder("lookUp", "get", "release");
    }

    @Test
    void aCallThatBeganAfterAWaitForTheLeaseOutlivesItsWaitersSinceItIsPaidFor() throws Exception {
        cache.lookUp(QUERY, ManualClock.NOON, ManualClock.NOON, HOLDER, Duration.ofHours(1));
        CompletableFuture<TrendingHashtagsPage> waiting = first.fetchAsync(QUERY);
        time.advance(CALL_TIMEOUT.minusSeconds(1));
        cache.release(QUERY, HOLDER);
        time.advance(Duration.ofSeconds(2));
        assertThat(failure(waiting)).isInstanceOf(TimedOut.class);

        port.call(0).answer(port.page(1));

        assertThat(first.fetch(QUERY).receipt().attempts()).isZero();
        assertThat(port.calls).hasSize(1);
        assertThat(time.hasTasks()).isFalse();
    }

    @Test
    void whoStopsWaitingLooksUpNoMore() {
        first.fetchAsync(QUERY);
        second.fetchAsync(QUERY).cancel(true);
        cache.operations.clear();

        time.advance(Duration.ofSeconds(1));

        assertThat(cache.operations).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("throws", (Supplier<CompletionStage<?>>) () -> {
                    throw new IllegalStateException("down");
                }),
                Arguments.of("throws a checked exception", (Supplier<CompletionStage<?>>)
                        () -> throwSneakily(new IOException("down"), RuntimeException.class)),
                Arguments.of("throws an error", (Supplier<CompletionStage<?>>) () -> {
                    throw new StackOverflowError("down");
                }),
                Arguments.of("fails", (Supplier<CompletionStage<?>>)
                        () -> CompletableFuture.failedStage(new IOException("down"))),
                Arguments.of("returns null", (Supplier<CompletionStage<?>>) () -> null),
                Arguments.of(
                        "brings null", (Supplier<CompletionStage<?>>) () -> CompletableFuture.completedStage(null)),
                Arguments.of("never completes", (Supplier<CompletionStage<?>>) CompletableFuture::new));
    }

    /** Throws a checked exception as Kotlin does. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> CompletionStage<?> throwSneakily(Throwable failure, Class<X> unchecked)
            throws X {
        throw (X) failure;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aCacheThatFailsIsPassedOver(String how, Supplier<CompletionStage<?>> broken) {
        cache.breaking(broken);
        port.answering(query -> port.page(1));

        assertThat(first.fetchAsync(QUERY).join().receipt().attempts()).isOne();
        assertThat(second.fetch(QUERY).receipt().attempts()).isOne();
        assertThat(first.fetch(QUERY).receipt().attempts()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aCacheThatFailsRefusesTheCallIfThatIsWanted(String how, Supplier<CompletionStage<?>> broken) {
        CachedTrendingHashtags strict = builder().refuseIfStoreFails().build();
        cache.breaking(broken);

        assertThat(failure(strict.fetchAsync(QUERY))).isInstanceOfSatisfying(NotSent.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(NotSent.Reason.STORE_FAILED);
            assertThat(refusal.getCause()).isNotNull();
            assertThat(refusal.receipt().creditsAtMost()).isZero();
        });
        assertThat(catchThrowable(() -> strict.fetch(QUERY))).isInstanceOf(NotSent.class);
        assertThat(port.calls).isEmpty();
    }

    @Test
    void aPageOfTheStoreThatIsNotFreshIsPassedOver() {
        cache.breaking(() -> CompletableFuture.completedStage(PageCache.Lookup.hit(port.page(1))));
        port.answering(query -> port.page(1));
        clock.advance(Duration.ofDays(-2));
        TrendingHashtagsPage old = port.page(1);
        clock.advance(Duration.ofDays(2));
        cache.breaking(() -> CompletableFuture.completedStage(PageCache.Lookup.hit(old)));

        assertThat(first.fetch(QUERY).receipt().attempts()).isOne();
    }

    @Test
    void anOlderPageOfTheStoreCoversAFailure() throws Exception {
        first.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));
        clock.advance(Duration.ofDays(1));

        CompletableFuture<TrendingHashtagsPage> covered = second.fetchAsync(QUERY);
        port.call(1).fail(port.down(3));

        assertThat(covered.join().stale()).isTrue();
        assertThat(covered.join().receipt().creditsAtMost()).isEqualTo(6);
        assertThat(covered.join().age(clock)).isEqualTo(Duration.ofDays(1));
        clock.advance(Duration.ofDays(1).plusMillis(1));
        CompletableFuture<TrendingHashtagsPage> tooOld = second.fetchAsync(QUERY);
        port.call(2).fail(port.down(3));
        assertThat(failure(tooOld)).isInstanceOf(ServerFailed.class);
    }

    @Test
    void aPageThatIsInvalidatedIsFetchedAgain() throws Exception {
        port.answering(query -> port.page(1));
        first.fetch(QUERY);
        assertThat(first.invalidate(QUERY)).isCompleted();
        assertThat(second.fetch(QUERY).receipt().attempts()).isOne();
        assertThat(second.clear()).isCompleted();
        assertThat(second.fetch(QUERY).receipt().attempts()).isOne();
    }

    @Test
    void aCallThatBeganBeforeAPageWasInvalidatedIsNotKept() throws Exception {
        CompletableFuture<TrendingHashtagsPage> before = first.fetchAsync(QUERY);
        first.invalidate(QUERY);
        CompletableFuture<TrendingHashtagsPage> after = first.fetchAsync(QUERY);
        assertThat(port.calls).as("the old call still has the lease").hasSize(1);

        port.call(0).answer(port.page(1));
        time.advance(LONGEST_PAUSE);
        port.call(1).answer(port.page(2));

        assertThat(before.join().receipt().attempts()).isOne();
        assertThat(after.join().receipt().attempts()).isEqualTo(2);
        assertThat(second.fetch(QUERY).receipt().requestId()).isEqualTo("r-2");
    }

    @Test
    void aPageThatIsInvalidatedWhileItIsPublishedIsNotKept() throws Exception {
        CompletableFuture<TrendingHashtagsPage> before = first.fetchAsync(QUERY);
        cache.beforeNext("publish", () -> assertThat(first.invalidate(QUERY)).isCompleted());
        port.call(0).answer(port.page(1));
        CompletableFuture<TrendingHashtagsPage> after = second.fetchAsync(QUERY);
        assertThat(port.calls).hasSize(2);
        port.call(1).answer(port.page(1));

        assertThat(before.join().receipt().attempts()).isOne();
        assertThat(after.join().receipt().attempts()).isOne();
    }

    @Test
    void pagesThatAreNeverFreshAreWaitedForByNoOther() throws Exception {
        Supplier<CachedTrendingHashtags> process =
                () -> builder().policy(STALE.withFreshFor(Duration.ZERO)).build();
        CompletableFuture<TrendingHashtagsPage> one = process.get().fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> other = process.get().fetchAsync(QUERY);
        assertThat(port.calls).hasSize(2);
        port.call(0).answer(port.page(1));
        port.call(1).fail(port.down(3));

        assertThat(one.join().stale()).isFalse();
        assertThat(other.join().stale()).isTrue();
        assertThat(other.join().receipt().completedAt())
                .isEqualTo(one.join().receipt().completedAt());
    }

    @Test
    void aStoreThatCannotInvalidateSaysSo() {
        cache.breaking(() -> CompletableFuture.failedStage(new IOException("down")));

        assertThat(failure(first.invalidate(QUERY))).isInstanceOf(NotSent.class).hasCauseInstanceOf(IOException.class);
        assertThat(failure(first.clear())).isInstanceOf(NotSent.class);
    }
}
