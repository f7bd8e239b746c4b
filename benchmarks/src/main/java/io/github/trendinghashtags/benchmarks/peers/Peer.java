package io.github.trendinghashtags.benchmarks.peers;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Fetches pages in one way. Safe for use by many threads.
 *
 * @param fetch fetches page 1 and waits for it; {@link Facts} reads what it returns
 * @param fetchAsync does the same without waiting
 */
public record Peer(Callable<?> fetch, Supplier<? extends CompletableFuture<?>> fetchAsync) {
    /** The most concurrent calls; pools that are smaller by default are enlarged to this size. */
    public static final int MAX_CONCURRENCY = 64;

    /** The endpoint's path. */
    public static final String PATH = "/v1/tiktok/trending/hashtags";

    /** A prefix of the path; below it each response is delayed by 50 ms. */
    public static final String SLOW = "/slow";

    /** The {@code Authorization} header. */
    public static final String AUTHORIZATION = "Bearer benchmark";

    /** The parameters of page 1, without the value of {@code period}. */
    static final String PARAMETERS =
            "?page=1&limit=20&region=all_regions&industry_id=nothing&new_to_top_100=false&period=";

    /** Makes a blocking client asynchronous by a pool of threads, as its users do. */
    static Peer blocking(Callable<?> fetch) {
        ExecutorService executor = Executors.newFixedThreadPool(MAX_CONCURRENCY);
        return new Peer(fetch, () -> CompletableFuture.supplyAsync(() -> unchecked(fetch), executor));
    }

    /** Wraps a checked exception as stages of a future do. */
    static Object unchecked(Callable<?> call) {
        try {
            return call.call();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }
}
