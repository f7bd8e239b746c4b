package io.github.trendinghashtags.adapter.jdkhttp;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes an empty body once, so that the JDK's client can't send a request twice. The client asks for the length while
 * it writes a request's head, and again to resend the request: after a connection that died without a response,
 * a challenge to its {@link java.net.Authenticator} or a refused HTTP/2 stream. The exception then ends the exchange.
 */
final class SingleUsePublisher implements HttpRequest.BodyPublisher {
    private final AtomicBoolean used = new AtomicBoolean();

    /** Whether the client has begun to write the request, so that the server may have read it. */
    boolean isUsed() {
        return used.get();
    }

    @Override
    public long contentLength() {
        if (used.getAndSet(true)) {
            throw new ResendException();
        }
        return 0;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        HttpRequest.BodyPublishers.noBody().subscribe(subscriber);
    }

    /** Ends an exchange whose request the client was about to resend. */
    static final class ResendException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ResendException() {
            super("the client was about to send the request again", null, false, false);
        }

        /** Whether this is what ended an exchange, at whatever depth the client has wrapped it. */
        static boolean isCauseOf(Throwable failure) {
            Throwable cause = failure;
            while (cause != null && !(cause instanceof ResendException)) {
                cause = cause.getCause();
            }
            return cause != null;
        }
    }
}
