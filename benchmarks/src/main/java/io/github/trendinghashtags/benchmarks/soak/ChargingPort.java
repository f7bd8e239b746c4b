package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Returns a page or fails after some milliseconds, and counts what its receipts say. */
final class ChargingPort implements TrendingHashtagsPort {
    private static final int ATTEMPTS = 3;

    private final Random random;
    private final AtomicLong charged = new AtomicLong();

    ChargingPort(long seed) {
        this.random = new Random(seed);
    }

    long charged() {
        return charged.get();
    }

    @Override
    public CallLimits callLimits() {
        return new CallLimits(ATTEMPTS, Duration.ofSeconds(5));
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        return fetchAsync(query).join();
    }

    /** Brings a future that can't be cancelled, as a vendor charges what was sent. */
    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        int attempts = 1 + random.nextInt(ATTEMPTS);
        boolean fails = random.nextInt(10) == 0;
        Receipt receipt = new Receipt(
                "soak", attempts, attempts * Receipt.CREDITS_PER_REQUEST, Duration.ofMillis(1), Instant.now());
        charged.addAndGet(receipt.creditsAtMost());
        CompletableFuture<TrendingHashtagsPage> call = new Uncancellable<>();
        CompletableFuture.delayedExecutor(random.nextInt(30), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (fails) {
                        call.completeExceptionally(new ServerFailed("down", receipt, 503, null, null));
                    } else {
                        call.complete(HashtagFixtures.documentedPage().withReceipt(receipt));
                    }
                });
        return call;
    }

    private static final class Uncancellable<T> extends CompletableFuture<T> {
        @Override
        public boolean cancel(boolean mayInterrupt) {
            return false;
        }
    }
}
