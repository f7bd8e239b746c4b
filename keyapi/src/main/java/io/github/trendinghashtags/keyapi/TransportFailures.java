package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
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
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Converts what a transport threw to an exception of the port, and corrects what the attempt may have cost. */
final class TransportFailures {
    private TransportFailures() {}

    static TrendingHashtagsException toException(
            @Nullable Throwable thrown, URI uri, CallStats stats, KeyRedactor keys) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        Throwable safe = keys.redact(cause);
        if (cause instanceof AttemptTimeout) {
            return new TimedOut(KeyApi.OPERATION + ": " + cause.getMessage(), stats.receipt(null), null);
        }
        if (cause instanceof InterruptedIOException) {
            String expired = "the transport's own timeout expired";
            return new TimedOut(KeyApi.OPERATION + ": " + expired, stats.receipt(null), safe);
        }
        if (cause instanceof ResponseBody.TooLargeException) {
            return new MalformedResponse(KeyApi.OPERATION + ": " + cause.getMessage(), stats.receipt(null), null);
        }
        if (cause instanceof Transport.NotSentException) {
            stats.rollbackAttempt();
            String reason = MessageSanitizer.sanitize(String.valueOf(cause.getMessage()), keys);
            return new NotSent(
                    KeyApi.OPERATION + ": " + reason,
                    stats.receipt(null),
                    NotSent.Reason.EXECUTOR_FULL,
                    keys.redact(cause.getCause()));
        }
        if (isNotConnected(cause)) {
            stats.notConnected();
            String place = "no connection to " + uri.getAuthority();
            return new ConnectionFailed(KeyApi.OPERATION + ": " + place, stats.receipt(null), safe);
        }
        String what = cause instanceof IOException ? "the connection was lost" : "the transport failed";
        String lost = what + " before the response was complete";
        return new ConnectionFailed(KeyApi.OPERATION + ": " + lost, stats.receipt(null), safe);
    }

    private static boolean isNotConnected(@Nullable Throwable cause) {
        return cause instanceof Transport.NotConnectedException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }

    /** Marks an exchange that took too long. */
    static final class AttemptTimeout extends IOException {
        private static final long serialVersionUID = 1L;

        AttemptTimeout(Duration limit) {
            super("no complete response within " + limit);
        }
    }
}
