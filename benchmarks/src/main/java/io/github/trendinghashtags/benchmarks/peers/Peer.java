package io.github.trendinghashtags.benchmarks.peers;

import java.util.concurrent.CompletableFuture;

/** One way to fetch page 1, with up to 64 calls at once. Safe for use by many threads. */
public interface Peer {
    /** How many calls there are at once at most: pools that would be smaller by default are made that large. */
    int MOST_AT_ONCE = 64;

    /** The endpoint's path. */
    String PATH = "/v1/tiktok/trending/hashtags";

    /** The parameters of page 1, but for the period. */
    String PARAMETERS = "?page=1&limit=20&region=all_regions&industry_id=nothing&new_to_top_100=false&period=";

    /** The key's header. */
    String AUTHORIZATION = "Bearer benchmark";

    /**
     * Fetches the page and waits for it.
     *
     * @return the page as this way decodes it, of which {@link Facts} are known
     * @throws Exception where anything fails
     */
    Object fetch() throws Exception;

    /**
     * Fetches the page.
     *
     * @return the page to come
     */
    CompletableFuture<?> fetchAsync();
}
