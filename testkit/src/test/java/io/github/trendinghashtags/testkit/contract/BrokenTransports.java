package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Sound;
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

/** Adapters whose transport is broken in one way each. Run by {@link FaultMatrixTest} and {@link BrokenRowsTest}. */
final class BrokenTransports {
    private BrokenTransports() {}

    /** Makes something else of what the sound transport brings, and passes on cancellations. */
    abstract static class Changed extends Sound {
        abstract TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure)
                throws IOException;

        @Override
        Transport transport(ClientSettings settings) {
            Transport sound = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> exchange = sound.send(call, callingThread);
                CompletableFuture<TransportResponse> changed = exchange.handle((answer, failure) -> {
                    try {
                        return change(answer, failure);
                    } catch (IOException thrown) {
                        throw new CompletionException(thrown);
                    }
                });
                changed.whenComplete((answer, failure) -> exchange.cancel(true));
                return changed;
            };
        }

        static TransportResponse orThrow(@Nullable TransportResponse answer, @Nullable Throwable failure) {
            if (answer == null) {
                throw failure instanceof CompletionException given ? given : new CompletionException(failure);
            }
            return answer;
        }

        static TransportResponse withHeaders(
                TransportResponse answer, UnaryOperator<Function<String, @Nullable String>> change) {
            return new TransportResponse(answer.status(), change.apply(answer.header()), answer.body());
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
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) {
            return withHeaders(
                    orThrow(answer, failure),
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

    static class PassesOverAForeignEncoding extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) {
            TransportResponse sound = orThrow(answer, failure);
            boolean foreign = "br".equals(sound.header().apply("Content-Encoding"));
            return foreign ? withHeaders(sound, headers -> name -> null) : sound;
        }
    }

    static class UndoesNoGzip extends Hiding {
        UndoesNoGzip() {
            super("Content-Encoding");
        }
    }

    /** Takes an empty answer for granted where none came to its end. */
    static class AnswersForALostConnection extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) throws IOException {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            boolean lost = cause instanceof IOException
                    && !(cause instanceof ConnectException)
                    && !(cause instanceof ResponseBody.TooLargeException)
                    && !(cause.getClass().getName().contains("Timeout"));
            return lost ? new TransportResponse(200, name -> null, body(new byte[0])) : orThrow(answer, failure);
        }
    }

    /** Does not tell a connection that was not made from one that broke. */
    static class ChargesForNothing extends Changed {
        @Override
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) throws IOException {
            if (failure != null
                    && !(failure instanceof CompletionException given
                            && given.getCause() instanceof ResponseBody.TooLargeException)) {
                throw new IOException("it failed");
            }
            return orThrow(answer, failure);
        }
    }

    /** Leaves it to the JDK's client to send a request again after a connection was lost, and counts one attempt. */
    static class ResendsByItself extends Sound {
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

    static class ConnectsForEver extends Sound {
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
        TransportResponse change(@Nullable TransportResponse answer, @Nullable Throwable failure) throws IOException {
            if (failure instanceof CompletionException
                    && failure.getCause() instanceof ResponseBody.TooLargeException) {
                return new TransportResponse(500, name -> null, body(new byte[0]));
            }
            TransportResponse whole = orThrow(answer, failure);
            return whole.status() < 500
                    ? whole
                    : new TransportResponse(whole.status(), whole.header(), body(new byte[0]));
        }
    }

    /** Hears of no attempt whose time is out, until the call's is. */
    static class KnowsNoAttemptTimeout extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withAttemptTimeout(Duration.ofMillis(2500)));
        }
    }
}
