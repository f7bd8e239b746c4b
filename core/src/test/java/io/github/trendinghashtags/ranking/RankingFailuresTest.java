package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtags;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static io.github.trendinghashtags.ranking.PagesPort.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingFailuresTest {
    private final PagesPort port = PagesPort.of(100);

    @Test
    void whereTheFirstPageFailsItsFailureIsThrownAsItIs() {
        TrendingHashtagsException failure = outOfCredits(1);
        port.failing(1, failure);

        assertThat(catchThrowable(() -> Rankings.fetch(port, QUERY))).isSameAs(failure);
        assertThat(failureOf(Rankings.fetchAsync(port, QUERY))).isSameAs(failure);
        assertThat(port.asked).containsExactly(1, 1);
    }

    @Test
    void whereALaterPageFailsWhatCameIsKept() {
        TrendingHashtagsException failure = outOfCredits(3);
        port.failing(3, failure);

        IncompleteRankingException incomplete =
                catchThrowableOfType(IncompleteRankingException.class, () -> Rankings.fetch(port, QUERY));

        assertThat(incomplete).hasCause(failure);
        assertThat(incomplete)
                .hasMessage(
                        "the ranking is incomplete: 40 of 100 hashtags came, missing are the pages [3, 4, 5]: spent");
        Ranking partial = incomplete.partial();
        assertThat(partial.hashtags()).isEqualTo(hashtags(1, 40));
        assertThat(partial.complete()).isFalse();
        assertThat(partial.missingPages()).containsExactly(3, 4, 5);
        assertThat(partial.missingRanks()).startsWith(41).endsWith(100);
        assertThat(partial.receipt()).isEqualTo(new Receipt("r-3", 3, 6, Duration.ofSeconds(4), NOON.plusSeconds(3)));
    }

    @Test
    void noPageIsBegunAfterOneThatFailsAtOnce() {
        port.failing(3, outOfCredits(3));

        failureOf(Rankings.fetchAsync(port, QUERY));

        assertThat(port.asked).containsExactly(1, 2, 3);
    }

    @Test
    void pagesUnderWayAreWaitedForSinceTheyArePaidFor() {
        port.holding().failing(3, outOfCredits(3));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);
        List.of(1, 3, 2, 4).forEach(port::answer);
        assertThat(ranking).isNotDone();

        port.answer(5);

        Ranking partial = partialOf(ranking);
        assertThat(partial.hashtags()).hasSize(80);
        assertThat(partial.missingPages()).containsExactly(3);
        assertThat(partial.receipt().creditsAtMost()).isEqualTo(10);
    }

    @Test
    void noFurtherRoundIsBegunAfterAFailure() {
        PagesPort long200 = PagesPort.of(200).holding().failing(3, outOfCredits(3));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(long200, QUERY);

        List.of(1, 2, 3, 4, 5).forEach(long200::answer);

        assertThat(partialOf(ranking).missingPages()).containsExactly(3, 6, 7, 8, 9, 10);
        assertThat(long200.asked).hasSize(5);
    }

    @Test
    void theLowestPagesFailureIsTheCauseAndTheOthersAreSuppressed() {
        TrendingHashtagsException third = outOfCredits(3);
        TrendingHashtagsException fifth = outOfCredits(5);
        port.holding().failing(3, third).failing(5, fifth);
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        List.of(1, 5, 4, 3, 2).forEach(port::answer);

        assertThat(failureOf(ranking))
                .hasCause(third)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(fifth));
    }

    @Test
    void aPageThatFailsBeyondTheEndFailsNothing() {
        port.serving(number -> page(number, hashtags(20 * number - 19, 20 * number), 100, number < 3));
        port.holding().failing(4, outOfCredits(4)).failing(5, outOfCredits(5));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        List.of(1, 2, 3, 4, 5).forEach(port::answer);

        assertThat(ranking.join().hashtags()).isEqualTo(hashtags(1, 60));
        assertThat(ranking.join().complete()).isTrue();
        assertThat(ranking.join().receipt().creditsAtMost()).isEqualTo(10);
    }

    @Test
    void aPageThatFailsBeforeOthersThatAreEmptyIsMissing() {
        port.serving(number -> number == 1 ? whole(1, 100) : page(number, List.of(), 100, false));
        port.holding().failing(2, outOfCredits(2));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        List.of(1, 2, 3, 4, 5).forEach(port::answer);

        assertThat(partialOf(ranking).missingPages()).containsExactly(2);
    }

    /** What a port that breaks its word makes of an asynchronous call. */
    static Stream<Supplier<CompletableFuture<TrendingHashtagsPage>>> brokenCalls() {
        return Stream.of(
                () -> null,
                () -> CompletableFuture.completedFuture(null),
                () -> CompletableFuture.failedFuture(new IOException("foreign")),
                () -> CompletableFuture.failedFuture(new StackOverflowError()),
                () -> {
                    throw new IllegalStateException("foreign");
                },
                () -> {
                    throw new AssertionError("foreign");
                },
                () -> {
                    throw sneaky(new IOException("foreign"));
                });
    }

    @ParameterizedTest
    @MethodSource("brokenCalls")
    void aBlockingCallerKeepsWhatCameWhateverTheLaterPageThrows(
            Supplier<CompletableFuture<TrendingHashtagsPage>> broken) {
        IncompleteRankingException incomplete = catchThrowableOfType(
                IncompleteRankingException.class, () -> Rankings.fetch(breakingAt(3, broken), QUERY));

        assertThat(incomplete.partial().hashtags()).isEqualTo(hashtags(1, 40));
    }

    /** Throws a checked exception that no signature declares, as Kotlin does. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest
    @MethodSource("brokenCalls")
    void aPortThatBreaksItsWordLosesNothingAndLeavesNoFutureUndone(
            Supplier<CompletableFuture<TrendingHashtagsPage>> broken) {
        for (int breaking : List.of(1, 3)) {
            PagesPort breaks = breakingAt(breaking, broken);

            CompletableFuture<Ranking> ranking = Rankings.fetchAsync(breaks, QUERY);

            assertThat(ranking).isCompletedExceptionally();
            if (breaking == 1) {
                assertThat(failureOf(ranking)).isNotInstanceOf(IncompleteRankingException.class);
            } else {
                assertThat(partialOf(ranking).hashtags()).isEqualTo(hashtags(1, 40));
                assertThat(partialOf(ranking).receipt().creditsAtMost())
                        .as("the broken call may have cost a request")
                        .isEqualTo(6);
            }
        }
    }

    @Test
    void aFailureThatCameByAnotherFutureIsUnwrapped() {
        TrendingHashtagsException failure = outOfCredits(2);
        PagesPort derived = breakingAt(
                2,
                () -> CompletableFuture.<TrendingHashtagsPage>failedFuture(failure)
                        .thenApply(page -> page));

        assertThat(failureOf(Rankings.fetchAsync(derived, QUERY))).hasCause(failure);
    }

    @Test
    void costsBeyondIntAreTheGreatestInt() {
        port.serving(number -> paidWith(number, Integer.MAX_VALUE, Duration.ZERO));

        Receipt receipt = Rankings.fetch(port, QUERY).receipt();

        assertThat(receipt.attempts()).isEqualTo(Integer.MAX_VALUE);
        assertThat(receipt.creditsAtMost()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void timesBeyondDurationAreTheLongestDuration() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        port.serving(number -> paidWith(number, 1, number == 1 ? Duration.ofNanos(1) : longest));

        assertThat(Rankings.fetch(port, QUERY).receipt().elapsed()).isEqualTo(longest);
        assertThat(Rankings.fetchAsync(port, QUERY).join().receipt().elapsed()).isEqualTo(longest);
    }

    @Test
    void aFailureWithoutAReceiptCountsAllTheAttemptsThatItMayHaveMade() {
        port.limits = new CallLimits(4, Duration.ofSeconds(30));
        port.failing(3, new IOException("foreign"));

        Receipt receipt = partialOf(Rankings.fetchAsync(port, QUERY)).receipt();

        assertThat(receipt.attempts()).isEqualTo(2 + 4);
        assertThat(receipt.creditsAtMost()).isEqualTo(4 + 8);
    }

    @Test
    void aPortThatCanNotSayItsLimitsLosesNothing() {
        PagesPort broken = new PagesPort(number -> whole(number, 100)) {
            @Override
            public CallLimits callLimits() {
                throw sneaky(new IOException("limits"));
            }
        };
        broken.failing(3, new IOException("foreign"));

        assertThat(partialOf(Rankings.fetchAsync(broken, QUERY)).hashtags()).isEqualTo(hashtags(1, 40));
        assertThat(partialOf(Rankings.fetchAsync(broken, QUERY)).receipt().attempts())
                .isEqualTo(3);
    }

    @Test
    void oneCatchGetsEverythingThatIsThrown() {
        port.failing(3, new ServerFailed("down", PagesPort.receipt(3), 503, 5031L, null));

        TrendingHashtagsException failure =
                catchThrowableOfType(TrendingHashtagsException.class, () -> Rankings.fetch(port, QUERY));

        assertThat(failure).isInstanceOf(IncompleteRankingException.class);
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.receipt())
                .isEqualTo(((IncompleteRankingException) failure).partial().receipt());
        assertThat(failure.receipt().creditsAtMost()).isEqualTo(6);
        assertThat(failure.status()).isEqualTo(503);
        assertThat(failure.code()).isEqualTo(5031);
    }

    @Test
    void whatDoesNotPassByItselfIsNotToBeResumedYet() {
        port.failing(3, outOfCredits(3));
        assertThat(incomplete().retryable()).isFalse();
        assertThat(incomplete().status()).isEqualTo(402);
        assertThat(incomplete().code()).isNull();

        port.failing(3, new IOException("foreign"));
        assertThat(incomplete().retryable()).isFalse();
        assertThat(incomplete().status()).isNull();
    }

    private IncompleteRankingException incomplete() {
        return catchThrowableOfType(IncompleteRankingException.class, () -> Rankings.fetch(port, QUERY));
    }

    @Test
    void pagesThatFailAboveARepeatedPageAreMissing() {
        port.serving(number -> number == 3 ? page(3, hashtags(21, 40), 100, true) : whole(number, 100));
        port.holding().failing(4, outOfCredits(4)).failing(5, outOfCredits(5));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        List.of(1, 2, 3, 4, 5).forEach(port::answer);

        assertThat(partialOf(ranking).missingPages())
                .as("one of them may bring more")
                .containsExactly(4, 5);
    }

    private static TrendingHashtagsPage paidWith(int number, int cost, Duration elapsed) {
        Receipt receipt = new Receipt(null, cost, cost, elapsed, NOON);
        return new TrendingHashtagsPage(hashtags(20 * number - 19, 20 * number), number, 100, number < 5, receipt);
    }

    private static PagesPort breakingAt(int breaking, Supplier<CompletableFuture<TrendingHashtagsPage>> broken) {
        return new PagesPort(number -> whole(number, 100)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                return query.page() == breaking ? broken.get() : super.fetchAsync(query);
            }
        };
    }

    static Throwable failureOf(CompletableFuture<Ranking> ranking) {
        assertThat(ranking).isCompletedExceptionally();
        Throwable failure = catchThrowable(ranking::join);
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    static Ranking partialOf(CompletableFuture<Ranking> ranking) {
        return ((IncompleteRankingException) failureOf(ranking)).partial();
    }
}
