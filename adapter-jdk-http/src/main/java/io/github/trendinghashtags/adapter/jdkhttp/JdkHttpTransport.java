package io.github.trendinghashtags.adapter.jdkhttp;

import io.github.trendinghashtags.adapter.jdkhttp.SingleUsePublisher.ResendException;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends through the JDK's client, each request exactly once. The client's own request timeout ends at the headers, so it
 * is not used. A result completes when the response's last byte is in: the client's own future would complete later, on
 * another thread.
 *
 * <p>A client of our own is replaced if its selector thread is stuck in a response, so that none harms a later call.
 */
final class JdkHttpTransport implements Transport {
    /** What the client says in {@code Exchange} and {@code Http1Response}. */
    private static final Pattern REFUSED_STATUS = Pattern.compile("(?i)unexpected .*\\b(101|204) response.*");

    private final int maxBodyBytes;
    private final Supplier<Connections> clients;
    private final @Nullable HostLookup names;

    /** Null when the transport is closed. */
    private volatile @Nullable Connections current;

    /**
     * Creates a transport that uses one client at a time.
     *
     * @param clients creates the first client and replacements, or returns the user's
     * @param names looks up the host of all requests, or null if it is an address
     */
    JdkHttpTransport(Supplier<Connections> clients, int maxBodyBytes, @Nullable HostLookup names) {
        this.clients = clients;
        this.current = clients.get();
        this.maxBodyBytes = maxBodyBytes;
        this.names = names;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request, @Nullable Executor callingThread) {
        CompletableFuture<TransportResponse> result = new CompletableFuture<>();
        CompletableFuture<?> lookup = names == null ? null : names.begin();
        if (lookup == null) {
            exchange(request, result);
        } else {
            var unused = lookup.whenComplete((found, failure) -> exchange(request, result));
        }
        return result;
    }

    private void exchange(TransportRequest request, CompletableFuture<TransportResponse> result) {
        try {
            Connections open = connections();
            if (open == null) {
                result.completeExceptionally(new NotSentException("the transport is closed", null));
            } else if (result.isDone()) {
                open.end();
            } else {
                exchange(request, result, open);
            }
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        }
    }

    /** Returns connections that work, with an exchange counted in; or null if the transport is closed. */
    private @Nullable Connections connections() {
        Connections open = current;
        if (open != null && open.areStuck()) {
            replace(open);
            open = current;
        }
        while (open != null && !open.begin()) {
            open = current;
        }
        return open;
    }

    private void exchange(TransportRequest call, CompletableFuture<TransportResponse> result, Connections open)
            throws NotSentException {
        SingleUsePublisher publisher = new SingleUsePublisher();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method("GET", publisher);
        call.headers().forEach(request::header);
        // A client with an authenticator also resends after a challenge, which looks the same from here.
        boolean reused = open.mayReuse() && open.client.authenticator().isEmpty();
        ResponseCollector collector = new ResponseCollector(maxBodyBytes, result, open::release);
        CompletableFuture<HttpResponse<TransportResponse>> response;
        try {
            response = open.client.sendAsync(request.build(), collector);
        } catch (RejectedExecutionException full) {
            open.end();
            throw new NotSentException("an executor takes no more tasks", full);
        } catch (Throwable thrown) {
            open.end();
            throw thrown;
        }
        var unused = response.whenComplete((whole, failure) -> {
            if (failure != null) {
                complete(result, failure(failure, publisher.isUsed(), reused));
            }
        });
        var unusedToo = result.whenComplete((whole, failure) -> {
            boolean reusable = failure == null && !response.isCompletedExceptionally() && !collector.announcesTrailer();
            if (reusable) {
                // The client itself would complete it on a thread that it starts for that, if there are few processors.
                response.complete(null);
            } else {
                abort(response);
                collector.cancel();
            }
            open.end();
        });
    }

    /** The client fails for a 101, and for a 204 that announces a body, whose status is all that a call needs to know. */
    private static void complete(CompletableFuture<TransportResponse> result, Throwable failure) {
        Matcher refused = REFUSED_STATUS.matcher(String.valueOf(failure.getMessage()));
        if (refused.matches()) {
            int status = Integer.parseInt(refused.group(1));
            result.complete(new TransportResponse(status, name -> null, new ResponseBody(0, 0)));
        } else {
            result.completeExceptionally(failure);
        }
    }

    /**
     * Cancels the exchange and closes its connection, also of one that has failed: after a violation of HTTP the client leaves
     * the connection open. A dependent future, which is not done, cancels the exchange as the first one would have.
     */
    private static void abort(CompletableFuture<?> response) {
        response.cancel(true);
        response.newIncompleteFuture().cancel(true);
    }

    /** Continues with a new client, unless the transport is closed or has one already. */
    private synchronized void replace(Connections old) {
        if (current == old) {
            current = clients.get();
            old.retire();
        }
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
    public synchronized void close() {
        Connections last = current;
        current = null;
        if (last != null) {
            last.shutDown();
        }
    }
}
