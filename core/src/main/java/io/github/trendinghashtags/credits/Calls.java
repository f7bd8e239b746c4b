package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** Returns what failed a call, without the wrapping that stages of futures add; null if there is a page. */
    static @Nullable Throwable failure(@Nullable TrendingHashtagsPage page, @Nullable Throwable thrown) {
        return thrown == null && page == null ? new NullPointerException(NULL) : unwrap(thrown);
    }

    static @Nullable Throwable unwrap(@Nullable Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** Creates the receipt of a call that ends now. */
    static Receipt receipt(Clock clock, Instant start, int attempts) {
        Instant now = clock.instant();
        Duration elapsed = now.isBefore(start) ? Duration.ZERO : Duration.between(start, now);
        return new Receipt(null, attempts, attempts * Receipt.CREDITS_PER_REQUEST, elapsed, now);
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
