package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.BrokenCalls.Forwarding;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Adapters that report to a listener what did not happen. Run by {@link BrokenListenersTest}. */
final class BrokenListeners {
    private BrokenListeners() {}

    /** Passes on what it hears. */
    static class PassedOn implements CallListener {
        final CallListener to;

        PassedOn(CallListener to) {
            this.to = to;
        }

        @Override
        public void attemptEnded(AttemptEnded event) {
            to.attemptEnded(event);
        }

        @Override
        public void retryScheduled(RetryScheduled event) {
            to.retryScheduled(event);
        }

        @Override
        public void retryRefused(RetryRefused event) {
            to.retryRefused(event);
        }

        @Override
        public void callEnded(CallEnded event) {
            to.callEnded(event);
        }

        @Override
        public void driftFound(DriftFound event) {
            to.driftFound(event);
        }
    }

    /** Reports to a listener through another one, which can change what it passes on. */
    abstract static class Misreporting extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
            return listened(settings, between(listener, settings));
        }

        final KeyApiClient listened(ClientSettings settings, CallListener listener) {
            return KeyApiClient.builder(settings, transport(settings))
                    .listener(listener)
                    .build();
        }

        CallListener between(CallListener listener, ClientSettings settings) {
            return listener;
        }
    }

    static class LosesTheRequestId extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void attemptEnded(AttemptEnded event) {
                    to.attemptEnded(new AttemptEnded(
                            event.query(), event.number(), event.status(), event.failure(), null, event.took()));
                }
            };
        }
    }

    /** Reports no attempts or calls with some outcomes. */
    abstract static class PassesOver extends Misreporting {
        private final List<String> outcomes;

        PassesOver(String... outcomes) {
            this.outcomes = List.of(outcomes);
        }

        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void attemptEnded(AttemptEnded event) {
                    if (!outcomes.contains("attempt " + event.outcome())) {
                        to.attemptEnded(event);
                    }
                }

                @Override
                public void callEnded(CallEnded event) {
                    if (!outcomes.contains("call " + event.outcome())) {
                        to.callEnded(event);
                    }
                }
            };
        }
    }

    static class PassesOverForbiddenCalls extends PassesOver {
        PassesOverForbiddenCalls() {
            super("call Forbidden");
        }
    }

    static class PassesOverResponsesThatItDoesNotKnow extends PassesOver {
        PassesOverResponsesThatItDoesNotKnow() {
            super("attempt 404", "call MalformedResponse");
        }
    }

    static class PassesOverLostConnections extends PassesOver {
        PassesOverLostConnections() {
            super("attempt ConnectionFailed");
        }
    }

    static class PassesOverTimeouts extends PassesOver {
        PassesOverTimeouts() {
            super("attempt TimedOut");
        }
    }

    static class PassesOverCallsThatAreNotSent extends PassesOver {
        PassesOverCallsThatAreNotSent() {
            super("call NotSent");
        }
    }

    static class PassesOverWhatIsStopped extends PassesOver {
        PassesOverWhatIsStopped() {
            super("attempt Cancelled", "attempt Interrupted", "attempt NotSent");
        }
    }

    static class PassesOverRetries extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void retryScheduled(RetryScheduled event) {}
            };
        }
    }

    static class KnowsNoPause extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void retryScheduled(RetryScheduled event) {
                    to.retryScheduled(
                            new RetryScheduled(event.query(), event.attempt(), event.failure(), Duration.ZERO));
                }
            };
        }
    }

    static class KnowsOneReason extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void retryRefused(RetryRefused event) {
                    to.retryRefused(new RetryRefused(
                            event.query(), event.attempt(), event.failure(), RetryRefused.Reason.NO_ATTEMPT_LEFT));
                }
            };
        }
    }

    static class PassesOverRefusedRetries extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void retryRefused(RetryRefused event) {}
            };
        }
    }

    static class ChargesForEachAttempt extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void callEnded(CallEnded event) {
                    Receipt receipt = event.receipt();
                    Receipt charged = new Receipt(
                            receipt.requestId(),
                            receipt.attempts(),
                            receipt.attempts() * Receipt.CREDITS_PER_REQUEST,
                            receipt.elapsed(),
                            receipt.completedAt());
                    to.callEnded(new CallEnded(event.query(), event.page(), event.failure(), charged));
                }
            };
        }
    }

    static class RepeatsDrift extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            List<DriftFound> found = new CopyOnWriteArrayList<>();
            return new PassedOn(listener) {
                @Override
                public void callEnded(CallEnded event) {
                    to.callEnded(event);
                    found.forEach(to::driftFound);
                }

                @Override
                public void driftFound(DriftFound event) {
                    found.add(event);
                    to.driftFound(event);
                }
            };
        }
    }

    static class ShowsTheKey extends Misreporting {
        @Override
        CallListener between(CallListener listener, ClientSettings settings) {
            return new PassedOn(listener) {
                @Override
                public void attemptEnded(AttemptEnded event) {
                    var failure = event.failure() == null
                            ? null
                            : event.failure()
                                    .withMessage(settings.apiKey().get().reveal());
                    to.attemptEnded(new AttemptEnded(
                            event.query(), event.number(), event.status(), failure, event.requestId(), event.took()));
                }
            };
        }
    }

    /** Calls the listener before it returns a page, and lets it throw and block there. */
    static class IsAtTheListenersMercy extends Misreporting {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
            return new Forwarding(listened(settings, new CallListener() {})) {
                @Override
                public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                    return reported(query, super.fetch(query));
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    return super.fetchAsync(query).thenApply(page -> reported(query, Objects.requireNonNull(page)));
                }

                private TrendingHashtagsPage reported(TrendingHashtagsQuery query, TrendingHashtagsPage page) {
                    listener.callEnded(new CallEnded(query, page, null, page.receipt()));
                    return page;
                }
            };
        }
    }
}
