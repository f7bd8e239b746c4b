package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.reference.ReferenceTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Adapters whose transport is broken in one way each. Run by {@link FaultMatrixTest} and {@link BrokenPartsTest}. */
final class BrokenTransports {
    private BrokenTransports() {}

    /** Makes something else of what the correct transport brings, and passes on cancellations. */
    abstract static class Changed extends Correct {
        abstract TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure)
                throws IOException;

        @Override
        Transport transport(ClientSettings settings) {
            Transport correct = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> exchange = correct.send(call, callingThread);
                CompletableFuture<TransportResponse> changed = exchange.handle((response, failure) -> {
                    try {
                        return change(response, failure);
                    } catch (IOException thrown) {
                        throw new CompletionException(thrown);
                    }
                });
                changed.whenComplete((response, failure) -> exchange.cancel(true));
                return changed;
            };
        }

        static TransportResponse orThrow(@Nullable TransportResponse response, @Nullable Throwable failure) {
            if (response == null) {
                throw failure instanceof CompletionException given ? given : new CompletionException(failure);
            }
            return response;
        }

        static TransportResponse withHeaders(
                TransportResponse response, UnaryOperator<Function<String, @Nullable String>> change) {
            return new TransportResponse(response.status(), change.apply(response.header()), response.body());
        }

        static ResponseBody body(byte[] bytes) throws IOException {
            ResponseBody body = new ResponseBody(bytes.length, bytes.length);
            body.appendAll(new ByteArrayInputStream(bytes));
            return body;
        }
    }

    /** Hides a header from those who would read it. */
    abstract static class Hiding extends Changed {
        private final String hidden;

        Hiding(String hidden) {
            this.hidden = hidden;
        }

        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) {
            return withHeaders(
                    orThrow(response, failure),
                    headers -> name -> name.equalsIgnoreCase(hidden) ? null : headers.apply(name));
        }
    }

    static class WaitsByItsOwnClock extends Hiding {
        WaitsByItsOwnClock() {
            super("Date");
        }
    }

    static class IgnoresRetryAfter extends Hiding {
        IgnoresRetryAfter() {
            super("Retry-After");
        }
    }

    static class IgnoresAnUnknownEncoding extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) {
            TransportResponse correct = orThrow(response, failure);
            boolean foreign = "br".equals(correct.header().apply("Content-Encoding"));
            return foreign ? withHeaders(correct, headers -> name -> null) : correct;
        }
    }

    static class DecompressesNothing extends Hiding {
        DecompressesNothing() {
            super("Content-Encoding");
        }
    }

    /** Takes an empty response for granted where none came to its end. */
    static class RespondsForALostConnection extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) throws IOException {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean lost = cause instanceof IOException
                    && !(cause instanceof ConnectException)
                    && !(cause instanceof ResponseBody.TooLargeException)
                    && !(cause.getClass().getName().contains("Timeout"));
            return lost ? new TransportResponse(200, name -> null, body(new byte[0])) : orThrow(response, failure);
        }
    }

    /** Does not tell a connection that was not made from one that broke. */
    static class ChargesForNothing extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) throws IOException {
            if (failure != null
                    && !(failure instanceof CompletionException given
                            && given.getCause() instanceof ResponseBody.TooLargeException)) {
                throw new IOException("it failed");
            }
            return orThrow(response, failure);
        }
    }

    /** Leaves it to the JDK's client to send a request again after a connection was lost, and counts one attempt. */
    static class ResendsByItself extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.NEVER) {
                @Override
                protected HttpRequest.BodyPublisher body() {
                    return HttpRequest.BodyPublishers.noBody();
                }
            };
        }
    }

    static class ConnectsForEver extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withAttemptTimeout(Duration.ofSeconds(3)));
        }

        @Override
        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings.withConnectTimeout(Duration.ofHours(1)), Redirect.NEVER);
        }
    }

    /** Reads only the status of what failed by it, so that nobody sees what its body would have been. */
    static class DropsTheBodyOfFailures extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse response, @Nullable Throwable failure) throws IOException {
            if (failure instanceof CompletionException
                    && failure.getCause() instanceof ResponseBody.TooLargeException) {
                return new TransportResponse(500, name -> null, body(new byte[0]));
            }
            TransportResponse whole = orThrow(response, failure);
            return whole.status() < 500
                    ? whole
                    : new TransportResponse(whole.status(), whole.header(), body(new byte[0]));
        }
    }

    /** Hears of no attempt whose time is out, until the call's is. */
    static class HasNoAttemptTimeout extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withAttemptTimeout(Duration.ofMillis(2500)));
        }
    }
}
