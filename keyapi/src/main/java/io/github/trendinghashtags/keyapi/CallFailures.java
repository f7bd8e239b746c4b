package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Creates one call's exceptions: each has a receipt, holds no key, and suppresses the failures of earlier attempts. */
final class CallFailures {
    private final URI uri;
    private final CallStats stats;

    /** Guarded by the call. */
    private final List<TrendingHashtagsException> attempts = new ArrayList<>(0);

    /** Knows the keys of all attempts. */
    private volatile KeyRedactor keys = KeyRedactor.NONE;

    CallFailures(URI uri, CallStats stats) {
        this.uri = uri;
        this.stats = stats;
    }

    KeyRedactor keys() {
        return keys;
    }

    void addKey(KeyRedactor key) {
        keys = keys.and(key);
    }

    void addAttempt(TrendingHashtagsException failure) {
        attempts.add(failure);
    }

    /** Returns the last attempt's failure, followed by what prevented another attempt; or that alone. */
    TrendingHashtagsException last(NotSent refusal) {
        return last(refusal, false);
    }

    /**
     * Returns the last attempt's failure.
     *
     * @param refusal what prevented another attempt, or null if none was tried
     * @param retriesSuspended whether that was the client's retry budget
     */
    TrendingHashtagsException last(@Nullable NotSent refusal, boolean retriesSuspended) {
        if (attempts.isEmpty()) {
            return Objects.requireNonNull(refusal, "a call without attempts ends with a reason");
        }
        String suspended =
                retriesSuspended ? "; retries are suspended, since too many attempts of this client have failed" : "";
        TrendingHashtagsException last = withEarlier(attempts.remove(attempts.size() - 1), suspended);
        if (refusal != null) {
            last.addSuppressed(refusal);
        }
        return last;
    }

    TrendingHashtagsException withEarlier(TrendingHashtagsException last) {
        return withEarlier(last, "");
    }

    private TrendingHashtagsException withEarlier(TrendingHashtagsException failure, String ending) {
        int made = stats.attempts();
        String after = made > 1 ? ", after " + made + " attempts" : "";
        String message = failure.getMessage() + after + ending;
        TrendingHashtagsException last = message.equals(failure.getMessage()) ? failure : failure.withMessage(message);
        attempts.forEach(last::addSuppressed);
        return last;
    }

    NotSent notSent(String message, NotSent.Reason reason, @Nullable Throwable cause) {
        return new NotSent(operation(message), stats.receipt(null), reason, keys.redact(cause));
    }

    TimedOut timedOut(String message, @Nullable Throwable cause) {
        return new TimedOut(operation(message), stats.receipt(null), keys.redact(cause));
    }

    ConnectionFailed connectionFailed(String message, @Nullable Throwable cause) {
        return new ConnectionFailed(operation(message), stats.receipt(null), keys.redact(cause));
    }

    Interrupted interrupted() {
        return new Interrupted(operation("the calling thread was interrupted"), stats.receipt(null));
    }

    /** Converts what a transport threw, and corrects what the attempt may have cost. */
    TrendingHashtagsException ofTransport(@Nullable Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof AttemptTimeout) {
            return timedOut(String.valueOf(cause.getMessage()), null);
        }
        if (cause instanceof InterruptedIOException) {
            return timedOut("the transport's own timeout expired", cause);
        }
        if (cause instanceof ResponseBody.TooLargeException) {
            return new MalformedResponse(operation(String.valueOf(cause.getMessage())), stats.receipt(null), null);
        }
        if (cause instanceof Transport.NotSentException) {
            stats.rollbackAttempt();
            String reason = MessageSanitizer.sanitize(String.valueOf(cause.getMessage()), keys);
            Throwable why = cause.getCause();
            boolean full = why == null || why instanceof RejectedExecutionException;
            return notSent(reason, full ? NotSent.Reason.EXECUTOR_FULL : NotSent.Reason.UNEXPECTED, why);
        }
        if (isNotConnected(cause)) {
            stats.notConnected();
            return connectionFailed("no connection to " + uri.getAuthority(), cause);
        }
        String what = cause instanceof IOException ? "the connection was lost" : "the transport failed";
        return connectionFailed(what + " before the response was complete", cause);
    }

    private static boolean isNotConnected(@Nullable Throwable cause) {
        return cause instanceof Transport.NotConnectedException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }

    private static String operation(String message) {
        return KeyApi.OPERATION + ": " + message;
    }

    /** An exchange took too long. */
    static final class AttemptTimeout extends IOException {
        private static final long serialVersionUID = 1L;

        AttemptTimeout(Duration limit) {
            super("no complete response within " + limit);
        }
    }
}
