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
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes of what a transport threw the exception that it stands for, and corrects the account of what it cost. */
final class TransportFailures {
    private TransportFailures() {}

    static TrendingHashtagsException read(@Nullable Throwable thrown, URI uri, Account account) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof AttemptTimeout) {
            return new TimedOut(KeyApi.OPERATION + ": " + cause.getMessage(), account.receipt(null), null);
        }
        if (cause instanceof InterruptedIOException) {
            String limit = "the transport's own time ran out";
            return new TimedOut(KeyApi.OPERATION + ": " + limit, account.receipt(null), cause);
        }
        if (cause instanceof ResponseBody.TooLargeException) {
            return new MalformedResponse(KeyApi.OPERATION + ": " + cause.getMessage(), account.receipt(null), null);
        }
        if (cause instanceof NotTaken) {
            account.undo();
            String refusal = "an executor takes no more tasks";
            return new NotSent(KeyApi.OPERATION + ": " + refusal, account.receipt(null), cause.getCause());
        }
        if (isNotConnected(cause)) {
            account.reachedNobody();
            String place = "no connection to " + uri.getAuthority();
            return new ConnectionFailed(KeyApi.OPERATION + ": " + place, account.receipt(null), cause);
        }
        String what = cause instanceof IOException ? "the connection was lost" : "the transport failed";
        String lost = what + " before the answer was whole";
        return new ConnectionFailed(KeyApi.OPERATION + ": " + lost, account.receipt(null), cause);
    }

    private static boolean isNotConnected(@Nullable Throwable cause) {
        return cause instanceof Transport.NotConnectedException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException;
    }

    /** Marks a request that the transport's executor did not take. */
    static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1L;

        NotTaken(RejectedExecutionException full) {
            super(full);
        }
    }

    /** Marks an exchange that took too long. */
    static final class AttemptTimeout extends IOException {
        private static final long serialVersionUID = 1L;

        AttemptTimeout(Duration limit) {
            super("no whole answer within " + limit);
        }
    }
}
