package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Collects one response as its bytes come in, and never decodes: its methods run on the HTTP client's selector thread, one
 * after another.
 */
final class ResponseCollector
        implements HttpResponse.BodyHandler<TransportResponse>, HttpResponse.BodySubscriber<TransportResponse> {
    private final int limit;
    private final CompletableFuture<TransportResponse> result;

    /** Null once it is of no more use: the client's idle connections keep this collector, which must not keep the client. */
    private volatile @Nullable Runnable release;

    private final CompletableFuture<TransportResponse> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private int status;
    private HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);
    private ResponseBody body = new ResponseBody(0, 0);

    /**
     * Creates a collector of one response.
     *
     * @param release runs before the result completes if the connection can be reused
     */
    ResponseCollector(int limit, CompletableFuture<TransportResponse> result, Runnable release) {
        this.limit = limit;
        this.result = result;
        this.release = release;
    }

    @Override
    public HttpResponse.BodySubscriber<TransportResponse> apply(HttpResponse.ResponseInfo info) {
        status = info.statusCode();
        headers = info.headers();
        List<String> lengths = headers.allValues("Content-Length");
        if (lengths.size() > 1 && new HashSet<>(lengths).size() > 1) {
            result.completeExceptionally(new ProtocolException("the response has several lengths"));
        }
        body = new ResponseBody(limit, lengths.isEmpty() ? -1 : Long.parseLong(lengths.get(0)));
        return this;
    }

    /** Completes after the result, whose callback has completed the client's own future by then. */
    @Override
    public CompletionStage<TransportResponse> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Flow.Subscription bytes) {
        subscription = bytes;
        if (result.isDone()) {
            cancel();
        } else {
            bytes.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                body.adopt(buffer); // which the client does not use again
            }
        } catch (ResponseBody.TooLargeException tooLarge) {
            onError(tooLarge);
            cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        TransportResponse whole = new TransportResponse(status, this::header, body);
        Runnable released = release;
        if (released != null && !result.isDone() && !announcesTrailer()) {
            released.run();
        }
        release = null;
        result.complete(whole);
        end.complete(whole);
    }

    /** The client leaves a trailer unread, and would read it as the next response. */
    boolean announcesTrailer() {
        return headers.firstValue("Trailer").isPresent();
    }

    /** Ends a body that is still coming in. The client waits for an end in any case. */
    void cancel() {
        release = null;
        Flow.Subscription bytes = subscription;
        if (bytes != null) {
            bytes.cancel();
        }
        end.cancel(false);
    }

    private @Nullable String header(String name) {
        List<String> values = headers.allValues(name);
        return values.isEmpty() ? null : String.join(",", values);
    }
}
