package io.github.trendinghashtags.testkit.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sends requests with the JDK's client, each once. Correct but for responses that break that client. */
public class ReferenceTransport implements Transport {
    private final HttpClient client;
    private final int maxBodyBytes;
    private final @Nullable UnaryOperator<String> rewrite;

    public ReferenceTransport(ClientSettings settings, HttpClient.Redirect redirect) {
        this(settings, redirect, null);
    }

    /** Changes the text of bodies, none of which is asked for in an encoding, before anyone reads it. */
    public ReferenceTransport(
            ClientSettings settings, HttpClient.Redirect redirect, @Nullable UnaryOperator<String> rewrite) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirect)
                .connectTimeout(settings.connectTimeout())
                .build();
        this.maxBodyBytes = settings.maxBodyBytes();
        this.rewrite = rewrite;
    }

    /** An empty body that can't be sent again: the client asks for its length each time that it sends a request. */
    protected HttpRequest.BodyPublisher body() {
        AtomicBoolean sent = new AtomicBoolean();
        return new HttpRequest.BodyPublisher() {
            @Override
            public long contentLength() {
                if (sent.getAndSet(true)) {
                    throw new UncheckedIOException(new IOException("the connection was lost"));
                }
                return 0;
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                HttpRequest.BodyPublishers.noBody().subscribe(subscriber);
            }
        };
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method("GET", body());
        call.headers().forEach((name, value) -> {
            if (rewrite == null || !name.equalsIgnoreCase("Accept-Encoding")) {
                request.header(name, value);
            }
        });
        CompletableFuture<HttpResponse<ResponseBody>> exchange = client.sendAsync(request.build(), info -> {
            boolean encoded = info.headers().firstValue("Content-Encoding").isPresent();
            return new Collector(maxBodyBytes, encoded ? null : rewrite);
        });
        CompletableFuture<TransportResponse> response = exchange.exceptionally(failure -> {
                    throw new CompletionException(unchecked(failure));
                })
                .thenApply(
                        whole -> new TransportResponse(whole.statusCode(), name -> header(whole, name), whole.body()));
        response.whenComplete((done, failure) -> exchange.cancel(true));
        return response;
    }

    private static @Nullable String header(HttpResponse<?> response, String name) {
        List<String> values = response.headers().allValues(name);
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static Throwable unchecked(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof UncheckedIOException wrapped ? wrapped.getCause() : cause;
    }

    /** Collects a body up to its limit, and breaks the connection there. */
    private static final class Collector implements HttpResponse.BodySubscriber<ResponseBody> {
        private final ResponseBody body;
        private final @Nullable UnaryOperator<String> rewrite;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final CompletableFuture<ResponseBody> whole = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        Collector(int maxBodyBytes, @Nullable UnaryOperator<String> rewrite) {
            this.body = new ResponseBody(maxBodyBytes, -1);
            this.rewrite = rewrite;
        }

        @Override
        public CompletionStage<ResponseBody> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription bytes) {
            subscription = bytes;
            bytes.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            try {
                for (ByteBuffer buffer : buffers) {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    body.append(ByteBuffer.wrap(bytes));
                    text.writeBytes(bytes);
                }
            } catch (ResponseBody.TooLargeException tooLarge) {
                subscription.cancel();
                whole.completeExceptionally(tooLarge);
            }
        }

        private ResponseBody rewritten() {
            byte[] bytes = rewrite.apply(text.toString(UTF_8)).getBytes(UTF_8);
            ResponseBody changed = new ResponseBody(bytes.length, bytes.length);
            try {
                changed.append(ByteBuffer.wrap(bytes));
            } catch (ResponseBody.TooLargeException unforeseen) {
                throw new IllegalStateException(unforeseen);
            }
            return changed;
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(rewrite == null ? body : rewritten());
        }
    }
}
