package io.github.trendinghashtags.keyapi;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its whole response, up to the body's limit. It follows no redirects, repeats nothing and
 * decodes nothing. Safe for use by many threads.
 *
 * <pre>{@code
 * Transport transport = (request, callingThread) -> myHttpClient.get(request.uri(), request.headers());
 * TrendingHashtagsPort hashtags = KeyApiClient.builder(settings, transport).build();
 * }</pre>
 */
@FunctionalInterface
public interface Transport extends AutoCloseable {

    /**
     * Starts one exchange, which puts at most one request on the wire. Completing the future from outside, by cancelling
     * it or otherwise, aborts the exchange and closes its connection.
     *
     * @param request the request
     * @param callingThread runs a task on the thread that waits for a blocking call, or null for an asynchronous call; for
     *     transports that block and can be aborted from another thread, all others ignore it
     * @return the response, or an {@link IOException}: {@link NotSentException}, {@link NotConnectedException}, {@link
     *     StaleConnectionException}, {@link ResponseBody.TooLargeException}, or {@link java.io.InterruptedIOException} if the transport's own timeout
     *     expired
     */
    CompletableFuture<TransportResponse> send(TransportRequest request, @Nullable Executor callingThread);

    /** Closes what the transport created, but not the user's own parts, without waiting. Later exchanges fail. */
    @Override
    default void close() {}

    /** The request was not sent, for a reason on this side, so the call ends without another attempt and this one costs nothing. */
    final class NotSentException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception.
         *
         * @param reason such as "an executor takes no more tasks"
         * @param cause what was thrown, or null
         */
        public NotSentException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** No connection was made, so the request did not reach the server and costs nothing. */
    final class NotConnectedException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * Wraps the failure to connect.
         *
         * @param cause the transport's exception, or null
         */
        public NotConnectedException(@Nullable Throwable cause) {
            super("no connection was made", cause);
        }
    }

    /**
     * A reused connection failed before the first byte of a response. The server had most likely closed it while it was
     * idle, so the next attempt follows without backoff; but the request may have been read, and counts.
     */
    final class StaleConnectionException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * Wraps the failure of the connection.
         *
         * @param cause the transport's exception, or null
         */
        public StaleConnectionException(@Nullable Throwable cause) {
            super("a reused connection was closed before the response", cause);
        }
    }
}
