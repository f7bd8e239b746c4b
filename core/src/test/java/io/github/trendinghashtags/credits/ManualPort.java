package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** A port whose calls wait until a test ends them; {@link #answering} makes one that answers by itself. */
final class ManualPort implements TrendingHashtagsPort {
    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Clock clock;
    private volatile Function<TrendingHashtagsQuery, CompletableFuture<TrendingHashtagsPage>> answers =
            query -> new CompletableFuture<>();

    ManualPort(Clock clock) {
        this.clock = clock;
    }

    /** Ends each call at once, by the page or by what the function throws. */
    ManualPort answering(Function<TrendingHashtagsQuery, TrendingHashtagsPage> pages) {
        return beginning(query -> {
            try {
                return CompletableFuture.completedFuture(pages.apply(query));
            } catch (RuntimeException failure) {
                return CompletableFuture.failedFuture(failure);
            }
        });
    }

    /** Begins each call by that function, which may break every rule. */
    ManualPort beginning(Function<TrendingHashtagsQuery, CompletableFuture<TrendingHashtagsPage>> begin) {
        answers = begin;
        return this;
    }

    /** The n-th call, from 0, once it has begun. */
    Call call(int index) throws InterruptedException {
        begun.acquire(index + 1);
        begun.release(index + 1);
        return calls.get(index);
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        CompletableFuture<TrendingHashtagsPage> future = fetchAsync(query);
        try {
            return future == null ? null : future.get();
        } catch (InterruptedException interrupt) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new Interrupted("interrupted", receipt(1));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException failure ? failure : new CompletionException(failed);
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        CompletableFuture<TrendingHashtagsPage> future = answers.apply(query);
        calls.add(new Call(query, future));
        begun.release();
        return future;
    }

    TrendingHashtagsPage page(int attempts) {
        return new TrendingHashtagsPage(List.of(), 1, 100, true, receipt(attempts));
    }

    ServerFailed down(int attempts) {
        return new ServerFailed("down", receipt(attempts), 503, null, Duration.ofSeconds(7));
    }

    OutOfCredits broke() {
        return new OutOfCredits("spent", receipt(1), 402, null);
    }

    Receipt receipt(int attempts) {
        return new Receipt("r-" + attempts, attempts, 2 * attempts, Duration.ofMillis(300), clock.instant());
    }

    /** A call under way. */
    record Call(TrendingHashtagsQuery query, CompletableFuture<TrendingHashtagsPage> future) {
        void answer(TrendingHashtagsPage page) {
            future.complete(page);
        }

        void fail(Throwable failure) {
            future.completeExceptionally(failure);
        }
    }
}
