package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many who ask the same at the same time. */
@Timeout(60)
class CacheSharingTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ManualClock clock = new ManualClock();
    private final ManualPort port = new ManualPort(clock);
    private final CachedTrendingHashtags cached = CachedTrendingHashtags.builder(port)
            .callLimits(new CallLimits(3, Duration.ofSeconds(30)))
            .clock(clock)
            .build();

    /** A thread that asks and blocks. */
    private final class Blocked {
        private final FutureTask<TrendingHashtagsPage> asking = new FutureTask<>(() -> cached.fetch(QUERY));
        private final Thread thread = new Thread(this::run);
        private volatile boolean interruptedAfterwards;

        private Blocked() {
            thread.start();
        }

        private void run() {
            asking.run();
            interruptedAfterwards = Thread.currentThread().isInterrupted();
        }

        /** Returns once the thread waits for its page. */
        Blocked waiting() {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return this;
        }

        Throwable failure() throws InterruptedException {
            try {
                asking.get();
                throw new AssertionError("a page came");
            } catch (ExecutionException failed) {
                thread.join();
                return failed.getCause();
            }
        }
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return catchThrowableOfType(CompletionException.class, future::join).getCause();
    }

    @Test
    void oneCallServesAllAndTheOneWhoLedPays() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        Blocked blocked = new Blocked().waiting();
        TrendingHashtagsPage paid = port.page(2);

        port.call(0).answer(paid);

        assertThat(leader).isCompletedWithValue(paid);
        assertThat(blocked.asking.get().receipt())
                .isEqualTo(
                        new Receipt("r-2", 0, 0, Duration.ZERO, paid.receipt().completedAt()));
        assertThat(follower).isCompletedWithValue(blocked.asking.get());
        assertThat(cached.fetch(QUERY)).isSameAs(blocked.asking.get());
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void aBlockingAskerLeadsAsWell() throws Exception {
        Blocked blocked = new Blocked();
        ManualPort.Call call = port.call(0);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        TrendingHashtagsPage paid = port.page(1);

        call.answer(paid);

        assertThat(blocked.asking.get()).isSameAs(paid);
        assertThat(follower.join().receipt().attempts()).isZero();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void everyAskerGetsTheFailureAndItsCostIsCountedOnce() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        Blocked blocked = new Blocked().waiting();
        ServerFailed failure = port.down(3);
        failure.addSuppressed(port.broke());

        port.call(0).fail(failure);

        assertThat(failure(leader)).isSameAs(failure);
        for (Throwable copy : List.of(failure(follower), blocked.failure())) {
            assertThat(copy).isNotSameAs(failure).isInstanceOfSatisfying(ServerFailed.class, down -> {
                assertThat(down).hasMessage("down").hasNoCause();
                assertThat(down.getSuppressed()).containsExactly(failure.getSuppressed());
                assertThat(down.getStackTrace()).isEqualTo(failure.getStackTrace());
                assertThat(down.status()).isEqualTo(503);
                assertThat(down.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                assertThat(down.receipt())
                        .isEqualTo(new Receipt(
                                "r-3", 0, 0, Duration.ZERO, failure.receipt().completedAt()));
            });
        }
        cached.fetchAsync(QUERY);
        assertThat(port.calls).hasSize(2);
    }

    static Stream<TrendingHashtagsException> failures() {
        IOException cause = new IOException("reset");
        Receipt receipt = new Receipt("r-9", 3, 6, Duration.ofSeconds(4), ManualClock.NOON);
        return Stream.of(
                new TrendingHashtagsException.InvalidRequest("m", receipt, 400, 40L),
                new TrendingHashtagsException.Unauthorized("m", receipt, 401, 41L),
                new TrendingHashtagsException.OutOfCredits("m", receipt, 402, 42L),
                new TrendingHashtagsException.Forbidden("m", receipt, 403, 43L),
                new TrendingHashtagsException.RateLimited("m", receipt, 429, 44L, Duration.ofSeconds(9)),
                new ServerFailed("m", receipt, 200, 500L, Duration.ofSeconds(9)),
                new TrendingHashtagsException.UnexpectedResponse("m", receipt, 404, 45L),
                new TrendingHashtagsException.MalformedResponse("m", receipt, null),
                new ConnectionFailed("m", receipt, cause),
                new TrendingHashtagsException.TimedOut("m", receipt, cause),
                new TrendingHashtagsException.NotSent(
                        "m", receipt, TrendingHashtagsException.NotSent.Reason.STORE_FAILED, cause),
                new Interrupted("m", receipt));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aSharedFailureIsOfTheSameKindAndSaysTheSame(TrendingHashtagsException failure) throws Exception {
        cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        port.call(0).fail(failure);

        assertThat(failure(follower))
                .isNotSameAs(failure)
                .hasSameClassAs(failure)
                .usingRecursiveComparison()
                .ignoringFields("receipt", "suppressedExceptions", "stackTrace")
                .isEqualTo(failure);
    }

    @Test
    void aFailureThatIsNotOursIsSharedAsItIs() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        IllegalStateException theirs = new IllegalStateException();

        port.call(0).fail(theirs);

        assertThat(failure(leader)).isSameAs(theirs);
        assertThat(failure(follower)).isSameAs(theirs);
    }

    @Test
    void whereTheLeaderIsGoneTheFirstWhoStillWaitsGetsThePaidReceipt() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> third = cached.fetchAsync(QUERY);

        leader.cancel(true);
        port.call(0).answer(port.page(1));

        assertThat(second.join().receipt().creditsAtMost()).isEqualTo(2);
        assertThat(third.join().receipt().creditsAtMost()).isZero();
        assertThat(leader).isCancelled();
    }

    @Test
    void aLeaderWhoIsJustGoingPaysNothingAnyMore() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = cached.fetchAsync(QUERY);
        ManualPort.Call call = port.call(0);
        var unused = leader.whenComplete((page, cancelled) -> call.answer(port.page(1)));

        leader.cancel(true);

        assertThat(second.join().receipt().creditsAtMost()).isEqualTo(2);
    }

    @Test
    void theCallIsLetGoWhenTheLastAskerIsGone() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> call = port.call(0).future();

        leader.cancel(true);
        assertThat(call).isNotDone();
        follower.cancel(true);
        assertThat(call).isCancelled();

        CompletableFuture<TrendingHashtagsPage> next = cached.fetchAsync(QUERY);
        port.call(1).answer(port.page(1));
        assertThat(next).isCompleted();
    }

    @Test
    void anAskerWhoseTimeIsOutHasGoneToo() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);

        leader.completeExceptionally(new TimeoutException());

        assertThat(port.call(0).future()).isCancelled();
    }

    @Test
    void whoeverAsksWhileTheCallIsBeingLetGoBeginsANewOne() throws Exception {
        List<CompletableFuture<TrendingHashtagsPage>> inBetween = new ArrayList<>();
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        var unused = port.call(0).future().whenComplete((page, gone) -> inBetween.add(cached.fetchAsync(QUERY)));

        leader.cancel(true);

        assertThat(port.calls).hasSize(2);
        port.call(1).answer(port.page(1));
        assertThat(inBetween.get(0)).isCompleted();
    }

    @Test
    void aPageThatComesAfterTheLastAskerHasGoneIsKept() {
        CompletableFuture<TrendingHashtagsPage> stubborn = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                return complete(port.page(1));
            }
        };
        port.beginning(query -> stubborn);

        cached.fetchAsync(QUERY).cancel(true);

        assertThat(cached.fetchAsync(QUERY).join().receipt().attempts()).isZero();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void anInterruptedAskerGoesForNothingAndTheOthersWaitOn() throws Exception {
        CompletableFuture<TrendingHashtagsPage> other = cached.fetchAsync(QUERY);
        Blocked blocked = new Blocked().waiting();
        clock.advance(Duration.ofSeconds(2));

        blocked.thread.interrupt();

        assertThat(blocked.failure()).isInstanceOfSatisfying(Interrupted.class, interrupted -> {
            assertThat(interrupted).hasMessage("the calling thread was interrupted");
            assertThat(interrupted.receipt())
                    .isEqualTo(new Receipt(null, 0, 0, Duration.ofSeconds(2), clock.instant()));
        });
        assertThat(blocked.interruptedAfterwards).isTrue();
        port.call(0).answer(port.page(1));
        assertThat(other.join().receipt().creditsAtMost()).isEqualTo(2);
    }

    @Test
    void anInterruptedAskerWhoWaitedAloneLetsTheCallGoAndCountsItsAttempts() throws Exception {
        Blocked blocked = new Blocked().waiting();
        ManualPort.Call call = port.call(0);

        blocked.thread.interrupt();

        assertThat(blocked.failure())
                .isInstanceOfSatisfying(
                        Interrupted.class,
                        interrupted -> assertThat(interrupted.receipt())
                                .isEqualTo(new Receipt(null, 3, 6, Duration.ZERO, clock.instant())));
        assertThat(call.future()).failsWithin(30, TimeUnit.SECONDS);
        assertThat(blocked.interruptedAfterwards).isTrue();
    }

    @Test
    void anAskerInterruptedBeforehandSendsNothingButIsGivenWhatIsThere() throws Exception {
        Thread.currentThread().interrupt();
        Interrupted interrupted = catchThrowableOfType(Interrupted.class, () -> cached.fetch(QUERY));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.receipt().attempts()).isZero();
        assertThat(port.calls).isEmpty();
        cached.fetchAsync(QUERY);
        port.call(0).answer(port.page(1));

        Thread.currentThread().interrupt();
        assertThat(cached.fetch(QUERY)).isNotNull();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatAnAskerChainsHarmsNobodyElse() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> follower = cached.fetchAsync(QUERY);
        CompletableFuture<Void> chained = leader.thenAccept(page -> {
            throw new StackOverflowError("theirs");
        });

        port.call(0).answer(port.page(1));

        assertThat(chained).isCompletedExceptionally();
        assertThat(leader).isCompleted();
        assertThat(follower).isCompleted();
    }

    @Test
    void whatAnAskerChainsRunsUnderNoLockAndAfterTheBlockingOnesHaveTheirPage() throws Exception {
        CompletableFuture<TrendingHashtagsPage> leader = cached.fetchAsync(QUERY);
        Blocked blocked = new Blocked().waiting();
        CompletableFuture<TrendingHashtagsPage> chained = leader.thenApply(page -> {
            // Another thread asks the same, and this one waits for both it and the one that blocks.
            TrendingHashtagsPage asked =
                    CompletableFuture.supplyAsync(() -> cached.fetch(QUERY)).join();
            assertThat(blocked.asking).succeedsWithin(30, TimeUnit.SECONDS);
            return asked;
        });

        port.call(0).answer(port.page(1));

        assertThat(chained.join().receipt().attempts()).isZero();
        assertThat(port.calls).hasSize(1);
    }

    @Test
    void aContinuationOfAFailureCanAskAgain() throws Exception {
        CompletableFuture<TrendingHashtagsPage> again =
                cached.fetchAsync(QUERY).exceptionallyCompose(failure -> cached.fetchAsync(QUERY));
        port.call(0).fail(port.down(1));
        port.call(1).answer(port.page(1));

        assertThat(again.join().receipt().attempts()).isOne();
    }

    @Test
    void aPortThatAsksItsOwnCacheForTheSameGetsItsAnswerInTheEnd() {
        List<CompletableFuture<TrendingHashtagsPage>> inner = new ArrayList<>();
        port.answering(query -> {
            inner.add(cached.fetchAsync(QUERY));
            return port.page(1);
        });

        assertThat(cached.fetch(QUERY)).isNotNull();
        assertThat(inner).singleElement().satisfies(future -> assertThat(future).isCompleted());
    }

    @Test
    void aCancelledAskersFutureIsHisAlone() throws Exception {
        CompletableFuture<TrendingHashtagsPage> first = cached.fetchAsync(QUERY);
        CompletableFuture<TrendingHashtagsPage> second = cached.fetchAsync(QUERY);
        first.cancel(true);

        assertThat(second).isNotDone();
        assertThat(catchThrowable(first::join)).isInstanceOf(java.util.concurrent.CancellationException.class);
        port.call(0).answer(port.page(1));
        assertThat(second).isCompleted();
    }
}
