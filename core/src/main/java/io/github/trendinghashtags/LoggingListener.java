package io.github.trendinghashtags;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Logs each event as one line. No line is formatted unless its level is on.
 *
 * @param logger where to
 */
record LoggingListener(Logger logger) implements CallListener {
    static final String NAME = "io.github.trendinghashtags";

    @Override
    public void attemptEnded(AttemptEnded event) {
        log(
                Level.DEBUG,
                () -> "attempt " + event.number() + ": " + event.outcome() + " in "
                        + event.took().toMillis() + " ms" + about(event.query(), event.requestId()));
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        log(
                Level.INFO,
                () -> "attempt " + event.attempt() + " failed, another follows in "
                        + event.pause().toMillis() + " ms: " + text(event.failure())
                        + about(event.query(), event.failure()));
    }

    @Override
    public void retryRefused(RetryRefused event) {
        log(
                Level.INFO,
                () -> "attempt " + event.attempt() + " failed, none follows (" + lowerCase(event.reason()) + "): "
                        + text(event.failure()) + about(event.query(), event.failure()));
    }

    @Override
    public void callEnded(CallEnded event) {
        TrendingHashtagsException failure = event.failure();
        if (failure == null) {
            log(
                    Level.DEBUG,
                    () -> lowerCase(event.outcome())
                            + took(event.receipt())
                            + about(event.query(), event.receipt().requestId()));
        } else {
            log(
                    Level.WARNING,
                    () -> "call failed" + took(event.receipt()) + ": " + text(failure) + about(event.query(), failure));
        }
    }

    @Override
    public void cacheLookup(CacheLookup event) {
        Level level = event.result() == CacheLookup.Result.STALE ? Level.INFO : Level.DEBUG;
        log(level, () -> "cache: " + lowerCase(event.result()) + about(event.query(), (String) null));
    }

    @Override
    public void callRefused(CallRefused event) {
        log(
                Level.WARNING,
                () -> "call refused (" + lowerCase(event.refusal().reason()) + "): " + text(event.refusal())
                        + about(event.query(), (String) null));
    }

    @Override
    public void storeFailed(StoreFailed event) {
        logger.log(Level.WARNING, () -> lowerCase(event.store()) + " failed: " + event.operation(), event.failure());
    }

    @Override
    public void driftFound(DriftFound event) {
        log(
                Level.WARNING,
                () -> "the vendor's responses have changed: " + lowerCase(event.kind()) + ", " + event.name());
    }

    private void log(Level level, Supplier<String> line) {
        logger.log(level, line);
    }

    private static String took(Receipt receipt) {
        return " after " + receipt.attempts() + (receipt.attempts() == 1 ? " attempt, " : " attempts, ")
                + receipt.elapsed().toMillis() + " ms, " + receipt.creditsAtMost() + " credits at most";
    }

    private static String about(TrendingHashtagsQuery query, TrendingHashtagsException failure) {
        return about(query, failure.receipt().requestId());
    }

    private static String about(TrendingHashtagsQuery query, @Nullable String requestId) {
        return " [" + query.region().code() + ", " + query.period().days() + " days, "
                + (query.industry() == null
                        ? ""
                        : "industry " + query.industry().value() + ", ")
                + "page " + query.page() + (requestId == null ? "" : ", request " + requestId) + "]";
    }

    /** The type and the message, which says what the vendor said. */
    private static String text(TrendingHashtagsException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static String lowerCase(Object name) {
        return name.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
