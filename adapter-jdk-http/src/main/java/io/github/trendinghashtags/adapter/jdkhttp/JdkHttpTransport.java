package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.adapter.jdkhttp.SingleUsePublisher.ResendException;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the JDK's client, each request exactly once. The client's own request timeout ends at the headers, so it
 * is not used. The response is complete when its last byte is in: the client's own future would come later, by way of
 * another thread.
 */
final class JdkHttpTransport implements Transport {
    private final int maxBodyBytes;
    private final boolean ownClient;

    /** At most so many connections of the client's may be idle, since no more responses were complete. */
    private final AtomicInteger idle = new AtomicInteger();

    private volatile @Nullable HttpClient client;

    private JdkHttpTransport(HttpClient client, boolean ownClient, int maxBodyBytes) {
        this.client = client;
        this.ownClient = ownClient;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Sends through a client that was made for this transport, and ends it when the transport is closed. */
    static JdkHttpTransport owning(HttpClient client, int maxBodyBytes) {
        return new JdkHttpTransport(client, true, maxBodyBytes);
    }

    /** Sends through the user's client, which stays open. */
    static JdkHttpTransport sharing(HttpClient client, int maxBodyBytes) {
        return new JdkHttpTransport(client, false, maxBodyBytes);
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        HttpClient open = client;
        if (open == null) {
            return CompletableFuture.failedFuture(new NotConnectedException(null));
        }
        SingleUsePublisher publisher = new SingleUsePublisher();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method("GET", publisher);
        call.headers().forEach(request::header);
        // A client with an authenticator also resends after a challenge, which looks the same from here.
        boolean reused = takeIdle() && open.authenticator().isEmpty();
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        AnswerCollector collector = new AnswerCollector(maxBodyBytes, answer);
        CompletableFuture<HttpResponse<TransportResponse>> response = open.sendAsync(request.build(), collector);
        response.whenComplete((whole, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure(failure, publisher.isUsed(), reused));
            }
        });
        answer.whenComplete((whole, failure) -> {
            if (failure == null) {
                idle.incrementAndGet();
                // Else the client would complete it on a thread that it starts for that, where there are few
                // processors.
                response.complete(null);
            } else {
                response.cancel(true);
                collector.cancel();
            }
        });
        return answer;
    }

    private boolean takeIdle() {
        return idle.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    /**
     * Converts the client's failure to one of ours.
     *
     * @param thrown what the client's future failed with
     * @param sent whether the server may have read the request
     * @param reused whether the request may have gone over a connection that was used before
     */
    private static Throwable failure(Throwable thrown, boolean sent, boolean reused) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (ResendException.isCauseOf(cause) || (sent && isConnectFailure(cause))) {
            return reused
                    ? new StaleConnectionException(cause)
                    : new IOException("the connection was closed before the response", cause);
        }
        return cause instanceof HttpConnectTimeoutException ? new NotConnectedException(cause) : cause;
    }

    /** After the request was sent, this is the failure of a new connection for a resend, so the request may cost credits. */
    private static boolean isConnectFailure(Throwable cause) {
        return cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException;
    }

    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        if (ownClient && last != null) {
            shutDown(last);
        }
    }

    /** Does nothing before Java 21, which has no way to end a client: it ends when it is collected. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException beforeJava21) {
            // see above
        } catch (IllegalAccessException | InvocationTargetException unforeseen) {
            throw new IllegalStateException("the HTTP client can't be shut down", unforeseen);
        }
    }
}
