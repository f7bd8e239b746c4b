package io.github.trendinghashtags.adapter.feign;

import feign.FeignException;
import feign.Response;
import feign.Util;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport.NotConnectedException;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** One blocking exchange, which another thread can abort. */
final class Exchange implements Runnable {
    private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

    private final Callable<Response> request;
    private final int maxBodyBytes;
    private final CompletableFuture<TransportResponse> answer;

    // Guarded by this.
    private @Nullable Thread runner;
    private Runnable disconnect = Exchange::nothing;
    private boolean aborted;

    Exchange(Callable<Response> request, int maxBodyBytes, CompletableFuture<TransportResponse> answer) {
        this.request = request;
        this.maxBodyBytes = maxBodyBytes;
        this.answer = answer;
    }

    /**
     * Tells the exchange that runs on this thread, if one does, how to break its connection.
     *
     * @throws InterruptedIOException where it is aborted, and nothing may be sent any more
     */
    static void currentDisconnectsBy(Runnable disconnect) throws InterruptedIOException {
        Exchange current = CURRENT.get();
        if (current != null && !current.disconnectBy(disconnect)) {
            throw new InterruptedIOException("the exchange was aborted");
        }
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try (Response response = request.call()) {
            answer.complete(read(response));
        } catch (Throwable thrown) {
            // Errors too: an answer that nobody completes would be waited for until its time is out.
            answer.completeExceptionally(told(thrown));
        } finally {
            end();
        }
    }

    /** Breaks the connection where the client has told how, and interrupts the thread, which others listen to. */
    void abort() {
        Runnable breaking;
        synchronized (this) {
            aborted = true;
            breaking = disconnect;
            if (runner != null && runner != Thread.currentThread()) {
                runner.interrupt();
            }
        }
        breaking.run();
    }

    private synchronized boolean begin() {
        if (aborted) {
            return false;
        }
        runner = Thread.currentThread();
        CURRENT.set(this);
        return true;
    }

    private void end() {
        CURRENT.remove();
        synchronized (this) {
            runner = null;
            disconnect = Exchange::nothing;
            if (aborted) {
                Thread.interrupted();
            }
        }
    }

    private synchronized boolean disconnectBy(Runnable breaking) {
        disconnect = breaking;
        return !aborted;
    }

    private TransportResponse read(Response response) throws IOException {
        Response.Body content = response.body();
        Integer length = content == null ? null : content.length();
        ResponseBody body = new ResponseBody(maxBodyBytes, content == null ? 0 : length == null ? -1 : length);
        if (content != null) {
            try {
                body.appendAll(content.asInputStream());
            } catch (ResponseBody.TooLargeException tooLarge) {
                // Breaks the connection, before a polite close of the body reads it to its end, which may never come.
                answer.completeExceptionally(tooLarge);
                throw tooLarge;
            }
        }
        return new TransportResponse(response.status(), header(response), body);
    }

    private static Function<String, @Nullable String> header(Response response) {
        return name -> {
            Collection<String> values = Util.valuesOrEmpty(response.headers(), name);
            return values.isEmpty() ? null : String.join(",", values);
        };
    }

    private static void nothing() {}

    /** A user's client can throw Feign's own exception, which holds the request and with it the key. */
    private static Throwable told(Throwable thrown) {
        Throwable cause = thrown instanceof FeignException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof ConnectTimeoutException ? new NotConnectedException(cause) : cause;
    }
}
