package io.github.trendinghashtags.adapter.feign;

import feign.FeignException;
import feign.Request;
import feign.Response;
import feign.Util;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport.NotConnectedException;
import io.github.trendinghashtags.keyapi.Transport.NotSentException;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one blocking exchange, which another thread can abort. */
final class Exchange {
    private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

    private final TransportRequest request;
    private final int maxBodyBytes;
    private final boolean interruptible;
    private final BooleanSupplier transportClosed;
    private final CompletableFuture<TransportResponse> result;
    private final AtomicBoolean sent = new AtomicBoolean();
    private volatile boolean written;
    private volatile @Nullable TransportResponse received;

    // Guarded by this.
    private @Nullable Thread runner;
    private Runnable disconnect = Exchange::nothing;
    private boolean aborted;
    private boolean interrupted;

    /**
     * Creates an exchange that has not begun.
     *
     * @param interruptible whether {@link #abort} may interrupt the thread that runs it, which a caller's own must not be
     * @param transportClosed whether requests must no longer be sent
     * @param result completed with the response or the failure
     */
    Exchange(
            TransportRequest request,
            int maxBodyBytes,
            boolean interruptible,
            BooleanSupplier transportClosed,
            CompletableFuture<TransportResponse> result) {
        this.request = request;
        this.maxBodyBytes = maxBodyBytes;
        this.interruptible = interruptible;
        this.transportClosed = transportClosed;
        this.result = result;
    }

    /**
     * Sets what {@link #abort} runs while this thread's exchange, if it has one, waits. Replaces what was set before.
     *
     * @throws InterruptedIOException if the exchange was aborted, and must go no further
     */
    static void onAbort(Runnable disconnect) throws InterruptedIOException {
        Exchange current = CURRENT.get();
        if (current != null && !current.disconnectBy(disconnect)) {
            throw new InterruptedIOException("the exchange was aborted");
        }
    }

    /**
     * Is called right before this thread's request is written, or passed to a user's client.
     *
     * @throws IOException if the transport is closed
     */
    static void onWrite() throws IOException {
        Exchange current = CURRENT.get();
        if (current != null) {
            if (current.transportClosed.getAsBoolean()) {
                throw new IOException("the transport is closed");
            }
            current.written = true;
        }
    }

    /** Is called before another exchange can use the connection of this thread's. */
    static void onRelease() {
        Exchange current = CURRENT.get();
        if (current != null) {
            current.disconnectBy(Exchange::nothing);
        }
    }

    /** Replaces Feign's exceptions, which hold the request, by their cause, or by one that names their class. */
    static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof FeignException) {
            Throwable next = cause.getCause();
            cause = next == null ? new IOException(cause.getClass().getName()) : next;
        }
        return cause instanceof ConnectTimeoutException ? new NotConnectedException(cause) : cause;
    }

    TransportRequest request() {
        return request;
    }

    /** Runs the call on this thread, and completes the result with what it returns or throws, errors included. */
    void run(Call call) {
        if (!begin()) {
            return;
        }
        try (Response response = execute(call)) {
            if (response != null) {
                result.complete(read(response));
            }
        } catch (ResponseBody.TooLargeException tooLarge) {
            fail(tooLarge);
        } catch (Throwable thrown) {
            endBy(unwrap(thrown));
        } finally {
            end();
        }
    }

    private @Nullable Response execute(Call call) {
        try {
            return Objects.requireNonNull(call.execute(this), "Feign returned no response");
        } catch (Throwable thrown) {
            endBy(unwrap(thrown));
            return null;
        }
    }

    /** What a user's interceptor or capability throws before the request means that it was not sent, and after it is ignored. */
    private void endBy(Throwable failure) {
        if (received != null) {
            result.complete(received);
        } else if (!sent.get()) {
            fail(new NotSentException("Feign did not send the request", failure));
        } else if (!written && transportClosed.getAsBoolean()) {
            fail(new NotSentException("the transport is closed", failure));
        } else {
            fail(failure);
        }
    }

    void fail(Throwable failure) {
        result.completeExceptionally(failure);
    }

    /** Keeps the response that the innermost client received. */
    void received(Response response) throws IOException {
        received = read(response);
    }

    /** Sends the request, but only once, since each request costs credits. */
    Response send(Sender sender) throws IOException {
        if (!sent.compareAndSet(false, true)) {
            throw new IOException("the request was sent already");
        }
        CURRENT.set(this);
        try {
            return sender.send();
        } finally {
            CURRENT.remove();
        }
    }

    /**
     * Closes the connection if there is one, and interrupts the thread if that is allowed. With the lock held, since a
     * connection that was released meanwhile can be another exchange's.
     */
    synchronized void abort() {
        aborted = true;
        disconnect.run();
        if (interruptible && runner != null && runner != Thread.currentThread()) {
            interrupted = true;
            runner.interrupt();
        }
    }

    private synchronized boolean begin() {
        if (aborted) {
            return false;
        }
        runner = Thread.currentThread();
        return true;
    }

    private synchronized void end() {
        runner = null;
        disconnect = Exchange::nothing;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    private synchronized boolean disconnectBy(Runnable breaking) {
        disconnect = breaking;
        return !aborted;
    }

    private TransportResponse read(Response response) throws IOException {
        return new TransportResponse(response.status(), header(response.headers()), content(response.body()));
    }

    private ResponseBody content(Response.@Nullable Body body) throws IOException {
        if (body instanceof BufferedBody buffered) {
            return buffered.content();
        }
        ResponseBody content = new ResponseBody(maxBodyBytes, -1);
        if (body != null) {
            content.appendAll(body.asInputStream());
        }
        return content;
    }

    private static Function<String, @Nullable String> header(Map<String, Collection<String>> headers) {
        return name -> {
            Collection<String> values = Util.valuesOrEmpty(headers, name);
            return values.isEmpty() ? null : String.join(",", values);
        };
    }

    private static void nothing() {}

    /** Makes the call through Feign. */
    @FunctionalInterface
    interface Call {
        Response execute(Exchange exchange) throws Exception;
    }

    /** Sends the request by a client. */
    @FunctionalInterface
    interface Sender {
        Response send() throws IOException;
    }

    /** A request's timeouts, which carry its exchange through all clients to the innermost, on any thread. */
    static final class Options extends Request.Options {
        private final Exchange exchange;

        Options(Exchange exchange, long connectMillis, long readMillis) {
            super(connectMillis, TimeUnit.MILLISECONDS, readMillis, TimeUnit.MILLISECONDS, false);
            this.exchange = exchange;
        }

        Exchange exchange() {
            return exchange;
        }
    }
}
