package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtags;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RankingStopsTest {
    private final PagesPort port = PagesPort.of(100).holding();

    @AfterEach
    void takeDownTheFlag() {
        Thread.interrupted();
    }

    @Test
    void cancellingCancelsTheFirstPage() {
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        ranking.cancel(true);

        assertThat(port.held.get(1)).isCancelled();
        assertThat(port.asked).containsExactly(1);
    }

    @Test
    void cancellingCancelsAllPagesUnderWayAndBeginsNoOther() {
        PagesPort long200 = PagesPort.of(200).holding();
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(long200, QUERY);
        long200.answer(1);
        long200.answer(3);

        ranking.cancel(true);

        assertThat(long200.held.values())
                .filteredOn(CompletableFuture::isCancelled)
                .hasSize(3);
        assertThat(long200.asked).hasSize(5);
    }

    @Test
    void aUserWhoCompletesTheFutureStopsTheWorkToo() {
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        ranking.completeExceptionally(new IllegalStateException("the user's"));

        assertThat(port.held.get(1)).isCancelled();
    }

    @Test
    void cancellingWhileTheRoundIsBeingAskedForBeginsNoOther() {
        CompletableFuture<CompletableFuture<Ranking>> cancelled = new CompletableFuture<>();
        PagesPort cancelling = new PagesPort(number -> whole(number, 100)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                CompletableFuture<TrendingHashtagsPage> page = super.fetchAsync(query);
                if (query.page() == 3) {
                    cancelled.join().cancel(true);
                }
                return page;
            }
        };
        cancelling.holding();
        cancelled.complete(Rankings.fetchAsync(cancelling, QUERY));

        cancelling.answer(1);

        assertThat(cancelling.asked).containsExactly(1, 2, 3);
        assertThat(cancelling.held.get(2)).isCancelled();
        assertThat(cancelling.held.get(3)).isCancelled();
    }

    @Test
    void anInterruptCancelsThePagesUnderWayAndKeepsWhatCame() {
        PagesPort interrupting = interruptingAt(5);

        IncompleteRankingException incomplete = incomplete(() -> Rankings.fetch(interrupting, QUERY));

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(incomplete).hasCauseInstanceOf(Interrupted.class).hasNoSuppressedExceptions();
        assertThat(incomplete.partial().hashtags()).isEqualTo(hashtags(1, 20));
        assertThat(incomplete.partial().missingPages()).containsExactly(2, 3, 4, 5);
        assertThat(interrupting.held.values()).hasSize(4).allMatch(CompletableFuture::isCancelled);
        assertThat(incomplete.partial().receipt().creditsAtMost())
                .as("nobody tells whether the four were charged")
                .isEqualTo(10);
        assertThat(((Interrupted) incomplete.getCause()).receipt())
                .isEqualTo(incomplete.partial().receipt());
    }

    @Test
    void aPageThatWasGivenUpCountsAllTheAttemptsThatItMayHaveMade() {
        PagesPort interrupting = interruptingAt(5);
        interrupting.limits = new CallLimits(3, Duration.ofSeconds(30));

        Receipt receipt =
                incomplete(() -> Rankings.fetch(interrupting, QUERY)).partial().receipt();

        assertThat(receipt.attempts()).isEqualTo(1 + 4 * 3);
        assertThat(receipt.creditsAtMost()).isEqualTo(2 + 4 * 6);
    }

    @Test
    void aPageThatWasGivenUpCountsWhatThePortsFutureSays() {
        PagesPort interrupting = new PagesPort(number -> whole(number, 40)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                Thread.currentThread().interrupt();
                return new CompletableFuture<>() {
                    @Override
                    public boolean cancel(boolean mayInterrupt) {
                        Receipt two = new Receipt(null, 2, 4, Duration.ZERO, NOON);
                        return completeExceptionally(new Interrupted("let go", two));
                    }
                };
            }
        };
        interrupting.limits = new CallLimits(3, Duration.ofSeconds(30));

        Receipt receipt =
                incomplete(() -> Rankings.fetch(interrupting, QUERY)).partial().receipt();

        assertThat(receipt.attempts()).isEqualTo(3);
        assertThat(receipt.creditsAtMost()).isEqualTo(6);
    }

    @Test
    void anInterruptAfterAFailureSuppressesTheFailure() {
        PagesPort interrupting = interruptingAt(5);
        interrupting.failing(2, outOfCredits(2));

        IncompleteRankingException incomplete = incomplete(() -> Rankings.fetch(interrupting, QUERY));

        assertThat(incomplete).hasCauseInstanceOf(Interrupted.class);
        assertThat(incomplete.getSuppressed()).hasSize(1);
    }

    @Test
    void anInterruptBeforeTheOtherPagesAsksForNoneOfThem() {
        PagesPort interrupting = new PagesPort(number -> {
            Thread.currentThread().interrupt();
            return whole(number, 100);
        });

        IncompleteRankingException incomplete = incomplete(() -> Rankings.fetch(interrupting, QUERY));

        assertThat(interrupting.asked).containsExactly(1);
        assertThat(incomplete).hasCauseInstanceOf(Interrupted.class);
        assertThat(incomplete.partial().missingPages()).containsExactly(2, 3, 4, 5);
        assertThat(incomplete.partial().receipt().creditsAtMost()).isEqualTo(2);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptAfterTheOnlyPageHarmsNothing() {
        PagesPort interrupting = new PagesPort(number -> {
            Thread.currentThread().interrupt();
            return whole(number, 20);
        });

        assertThat(Rankings.fetch(interrupting, QUERY).complete()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aWaitingThreadIsInterrupted() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Void> allAsked = new CompletableFuture<>();
        PagesPort waiting = new PagesPort(number -> whole(number, 100)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                CompletableFuture<TrendingHashtagsPage> page = super.fetchAsync(query);
                if (query.page() == 5) {
                    allAsked.complete(null);
                }
                return page;
            }
        };
        waiting.holding();
        Thread caller = new Thread(() -> {
            try {
                Rankings.fetch(waiting, QUERY);
            } catch (RuntimeException failure) {
                thrown.complete(failure);
            }
        });
        caller.setDaemon(true);
        caller.start();
        CompletableFuture.anyOf(allAsked, thrown).join();

        caller.interrupt();

        assertThat(thrown.join()).isInstanceOf(IncompleteRankingException.class).hasCauseInstanceOf(Interrupted.class);
        caller.join();
    }

    @Test
    void aPageThatCanNotBeCancelledKeepsNobodyWaiting() {
        PagesPort stubborn = new PagesPort(number -> whole(number, 100)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                if (query.page() == 5) {
                    Thread.currentThread().interrupt();
                }
                return new CompletableFuture<>() {
                    @Override
                    public boolean cancel(boolean mayInterrupt) {
                        throw new IllegalStateException("not this one");
                    }
                };
            }
        };

        assertThat(incomplete(() -> Rankings.fetch(stubborn, QUERY)).partial().hashtags())
                .hasSize(20);
    }

    private static PagesPort interruptingAt(int last) {
        PagesPort interrupting = new PagesPort(number -> whole(number, 100)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                CompletableFuture<TrendingHashtagsPage> page = super.fetchAsync(query);
                if (query.page() == last) {
                    held.keySet().stream().filter(this::isToFail).forEach(this::answer);
                    Thread.currentThread().interrupt();
                }
                return page;
            }
        };
        return interrupting.holding();
    }

    private static IncompleteRankingException incomplete(ThrowingCallable fetch) {
        return catchThrowableOfType(IncompleteRankingException.class, fetch);
    }
}
