package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asynchronous calls of ports that may break their own rules: throw, return null, or end with neither page nor failure. */
final class Calls {
    private static final String NULL = "the port returned null";

    private Calls() {}

    /** Begins a call; a port that throws, or returns null, makes a failed future. */
    static CompletableFuture<TrendingHashtagsPage> begin(TrendingHashtagsPort port, TrendingHashtagsQuery query) {
        try {
            return Objects.requireNonNull(port.fetchAsync(query), NULL);
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** What failed a call, out of the wrapping that stages of futures put about it; null where there is a page. */
    static @Nullable Throwable failure(@Nullable TrendingHashtagsPage page, @Nullable Throwable thrown) {
        if (thrown instanceof CompletionException && thrown.getCause() != null) {
            return thrown.getCause();
        }
        return thrown == null && page == null ? new NullPointerException(NULL) : thrown;
    }
}
