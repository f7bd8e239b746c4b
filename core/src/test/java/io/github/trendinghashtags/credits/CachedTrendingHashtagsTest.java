package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CachedTrendingHashtagsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final CallLimits LIMITS = new CallLimits(3, Duration.ofSeconds(30));
    private static final CachePolicy UNTIL_MIDNIGHT = CachePolicy.untilMidnight();
    private static final CachePolicy STALE = UNTIL_MIDNIGHT.withStaleOnFailure(Duration.ofHours(36));

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final PageCache cache = PageCache.inMemory(10);

    private CachedTrendingHashtags cached(CachePolicy policy) {
        return CachedTrendingHashtags.builder(port)
                .callLimits(LIMITS)
                .policy(policy)
                .sharedCache(cache)
                .clock(clock)
                .build();
    }

    private @Nullable TrendingHashtagsPage kept() {
        return cache.get(QUERY).toCompletableFuture().join();
    }

    @Test
    void whoeverLeadsGetsThePaidPageAndLaterOnesTheSameForNothing() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        TrendingHashtagsPage paid = port.page(2);
        port.answering(query -> paid);
        assertThat(cached.fetch(QUERY)).isSameAs(paid);
        clock.advance(Duration.ofMinutes(5));

        TrendingHashtagsPage hit = cached.fetch(QUERY);

        assertThat(hit.receipt())
                .isEqualTo(
                        new Receipt("r-2", 0, 0, Duration.ZERO, paid.receipt().completedAt()));
        assertThat(hit).usingRecursiveComparison().ignoringFields("receipt").isEqualTo(paid);
        assertThat(hit.age(clock)).isEqualTo(Duration.ofMinutes(5));
        assertThat(hit.stale()).isFalse();
        assertThat(cached.fetch(QUERY)).isSameAs(hit);
        assertThat(cached.fetchAsync(QUERY)).isCompletedWithValue(hit);
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void anotherQueryIsAnotherPage() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        port.answering(query -> port.page(1));

        cached.fetch(QUERY);
        cached.fetch(QUERY.withLimit(10));
        cached.fetch(QUERY.withPage(2));

        assertThat(port.calls).hasSize(3);
    }

    @Test
    void aPageIsFreshUntilTheNextMidnightOfUtc() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        port.answering(query -> port.page(1));
        clock.set("2026-02-01T00:00:00Z");
        cached.fetch(QUERY);
        clock.set("2026-02-01T23:59:59.999Z");
        cached.fetch(QUERY);
        assertThat(port.calls).hasSize(1);

        clock.set("2026-02-02T00:00:00Z");
        cached.fetch(QUERY);
        assertThat(port.calls).hasSize(2);
    }

    @Test
    void orForADuration() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT.withFreshFor(Duration.ofHours(30)));
        port.answering(query -> port.page(1));
        cached.fetch(QUERY);
        clock.advance(Duration.ofHours(30).minusMillis(1));
        cached.fetch(QUERY);
        assertThat(port.calls).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        cached.fetch(QUERY);
        assertThat(port.calls).hasSize(2);
    }

    @Test
    void aPageFromTheFutureIsNotFreshForEver() {
        port.answering(query -> port.page(1));
        cached(UNTIL_MIDNIGHT).fetch(QUERY);
        clock.advance(Duration.ofDays(-3));

        assertThat(cached(UNTIL_MIDNIGHT).fetch(QUERY).receipt().attempts()).isOne();
        clock.advance(Duration.ofDays(-3));
        assertThat(cached(UNTIL_MIDNIGHT.withFreshFor(Duration.ofDays(1)))
                        .fetch(QUERY)
                        .receipt()
                        .attempts())
                .isOne();
    }

    @Test
    void aFailureIsNotKept() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        ServerFailed failure = port.down(3);
        port.answering(query -> {
            throw failure;
        });
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).isSameAs(failure);
        port.answering(query -> port.page(1));

        assertThat(cached.fetch(QUERY).receipt().attempts()).isOne();
    }

    @Test
    void withoutThePolicyNoStalePageCoversAFailure() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        port.answering(query -> port.page(1));
        cached.fetch(QUERY);
        clock.advance(Duration.ofDays(1));
        port.answering(query -> {
            throw port.down(3);
        });

        assertThat(catchThrowable(() -> cached.fetch(QUERY))).isInstanceOf(ServerFailed.class);
    }

    private @Nullable TrendingHashtagsPage aDayAfterAPage(TrendingHashtagsException failure) {
        port.answering(query -> port.page(1));
        cached(STALE).fetch(QUERY);
        clock.advance(Duration.ofHours(30));
        port.answering(query -> {
            throw failure;
        });
        return cached(STALE).fetch(QUERY);
    }

    static Stream<TrendingHashtagsException> passing() {
        Receipt receipt = new Receipt("r-9", 3, 6, Duration.ofSeconds(4), ManualClock.NOON.plusSeconds(9));
        return Stream.of(
                new NotSent("", receipt, NotSent.Reason.PERMIT_TIMEOUT, null),
                new NotSent("", receipt, NotSent.Reason.DAY_BUDGET, null),
                new NotSent("", receipt, NotSent.Reason.COOL_DOWN, null),
                new RateLimited("", receipt, 429, null, null),
                new ServerFailed("", receipt, 503, null, null),
                new TimedOut("", receipt, null),
                new ConnectionFailed("", receipt, null));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aStalePageCoversAFailureThatPassesAndTellsWhatItCost(TrendingHashtagsException failure) {
        TrendingHashtagsPage page = aDayAfterAPage(failure);

        assertThat(page.stale()).isTrue();
        assertThat(page.receipt()).isEqualTo(new Receipt("r-9", 3, 6, Duration.ofSeconds(4), ManualClock.NOON));
        assertThat(page.age(clock)).isEqualTo(Duration.ofHours(30));
        assertThat(page.total()).isEqualTo(100);
    }

    static Stream<TrendingHashtagsException> needingSomebody() {
        Receipt receipt = new Receipt("r-9", 1, 2, Duration.ofSeconds(4), ManualClock.NOON);
        return Stream.of(
                new InvalidRequest("", receipt, 400, null),
                new Unauthorized("", receipt, 401, null),
                new OutOfCredits("", receipt, 402, null),
                new ServerFailed("", receipt, 501, null, null),
                new NotSent("", receipt, NotSent.Reason.CLIENT_CLOSED, null),
                new NotSent("", receipt, NotSent.Reason.KEY_SUPPLIER_FAILED, null),
                new Forbidden("", receipt, 403, null),
                new UnexpectedResponse("", receipt, 404, null),
                new MalformedResponse("", receipt, 200),
                new Interrupted("", receipt));
    }

    @ParameterizedTest
    @MethodSource("needingSomebody")
    void noStalePageCoversAFailureThatSomebodyHasToSeeTo(TrendingHashtagsException failure) {
        assertThat(catchThrowable(() -> aDayAfterAPage(failure))).isSameAs(failure);
    }

    @Test
    void aStalePageIsNoOlderThanItMayBeAndIsNotKeptAsANewOne() {
        aDayAfterAPage(port.down(1));
        clock.advance(Duration.ofHours(6));
        assertThat(cached(STALE).fetch(QUERY).stale()).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(catchThrowable(() -> cached(STALE).fetch(QUERY))).isInstanceOf(ServerFailed.class);
        assertThat(kept().stale()).isFalse();
    }

    @Test
    void aStalePageOfACacheBelowIsPassedOnAndNotKept() {
        port.answering(query -> new TrendingHashtagsPage(port.page(1).hashtags(), 1, 100, true, port.receipt(1), true));

        assertThat(cached(UNTIL_MIDNIGHT).fetch(QUERY).stale()).isTrue();
        assertThat(kept()).isNull();
    }

    @Test
    void aPortThatBreaksItsRulesFailsTheCallAndBlocksNoLaterOne() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        IllegalStateException theirs = new IllegalStateException("not of the family");
        port.beginning(query -> {
            throw theirs;
        });
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).isSameAs(theirs);
        port.beginning(query -> null);
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).hasMessage("the port returned null");
        port.answering(query -> null);
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).hasMessage("the port returned null");
        port.beginning(query -> {
            throwSneakily(new IOException("checked"), RuntimeException.class);
            return null;
        });
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).hasCauseInstanceOf(IOException.class);
        port.beginning(query -> {
            throw new StackOverflowError();
        });
        assertThat(catchThrowable(() -> cached.fetch(QUERY))).isInstanceOf(StackOverflowError.class);

        port.answering(query -> port.page(1));
        assertThat(cached.fetch(QUERY)).isNotNull();
    }

    /** Throws a checked exception as Kotlin does. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwSneakily(Throwable failure, Class<X> unchecked) throws X {
        throw (X) failure;
    }

    @Test
    void aStreamOfWhatIsCachedCostsNothing() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);
        port.answering(query -> port.page(1));

        assertThat(cached.stream(QUERY)).isEmpty();
        assertThat(cached.stream(QUERY)).isEmpty();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void noQueryIsRefusedAtOnce() {
        CachedTrendingHashtags cached = cached(UNTIL_MIDNIGHT);

        assertThatNullPointerException().isThrownBy(() -> cached.fetch(null)).withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> cached.fetchAsync(null))
                .withMessage("query");
    }
}
