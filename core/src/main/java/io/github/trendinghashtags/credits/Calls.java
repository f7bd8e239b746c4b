package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asynchronous calls of ports that may break their own rules: throw, return null, or end with neither page nor failure. */
final class Calls {
    static final String NULL = "the port returned null";

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

    /** Returns the limits that the port states, or those that were given for one that states none. */
    static CallLimits limits(TrendingHashtagsPort port, @Nullable CallLimits given) {
        CallLimits stated = port.callLimits();
        if (stated == null && given == null) {
            throw new IllegalArgumentException(
                    "the port states no callLimits: set them with builder(port).callLimits(...)");
        }
        if (stated != null && given != null && !given.equals(stated)) {
            throw new IllegalArgumentException("callLimits must be the port's " + stated + ", was " + given);
        }
        return stated != null ? stated : Objects.requireNonNull(given);
    }
}
