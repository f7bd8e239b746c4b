package io.github.trendinghashtags.keyapi;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its whole answer. It follows no redirect, repeats nothing, decodes nothing and keeps the
 * body within its limit.
 */
@FunctionalInterface
public interface Transport {

    /**
     * Starts one exchange. Whoever completes the future from outside, by cancelling it or otherwise, ends the exchange and
     * lets the connection go.
     *
     * @param call the request
     * @return the answer to come; or {@link NotConnectedException} where the request can't have reached the server,
     *     {@link BoundedBody.TooLargeException}, {@link java.io.InterruptedIOException} where the transport's own time
     *     ran out, or any other {@link IOException}
     */
    CompletableFuture<HttpAnswer> send(HttpCall call);

    /** No connection was made, so that nothing can have reached the server, and nothing is charged. */
    final class NotConnectedException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * Wraps what the transport threw.
         *
         * @param cause the transport's exception, or null
         */
        public NotConnectedException(@Nullable Throwable cause) {
            super("no connection was made", cause);
        }
    }
}
