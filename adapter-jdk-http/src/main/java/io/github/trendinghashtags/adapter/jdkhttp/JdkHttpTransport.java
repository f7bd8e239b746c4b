package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the JDK's client. Its own request timeout ends at the headers, so it is not used. The answer is complete
 * when its last byte is in: the client's own future would come later, by way of another thread.
 */
final class JdkHttpTransport implements Transport {
    private final boolean ownClient;
    private final int maxBodyBytes;
    private volatile @Nullable HttpClient client;

    JdkHttpTransport(HttpClient client, boolean ownClient, int maxBodyBytes) {
        this.client = client;
        this.ownClient = ownClient;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        HttpClient open = client;
        if (open == null) {
            return CompletableFuture.failedFuture(new NotConnectedException(null));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).GET();
        call.headers().forEach(request::header);
        CompletableFuture<TransportResponse> answer = new CompletableFuture<>();
        AnswerCollector collector = new AnswerCollector(maxBodyBytes, answer);
        CompletableFuture<HttpResponse<TransportResponse>> response = open.sendAsync(request.build(), collector);
        response.whenComplete((whole, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(told(failure));
            }
        });
        answer.whenComplete((whole, failure) -> {
            if (failure == null) {
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

    private static Throwable told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpConnectTimeoutException ? new NotConnectedException(cause) : cause;
    }

    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        if (ownClient && last != null) {
            shutDown(last);
        }
    }

    /** Before Java 21 a client can't be told to end: it ends when it is collected. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException beforeJava21) {
            // as it says
        } catch (IllegalAccessException | InvocationTargetException unforeseen) {
            throw new IllegalStateException("the HTTP client can't be shut down", unforeseen);
        }
    }
}
