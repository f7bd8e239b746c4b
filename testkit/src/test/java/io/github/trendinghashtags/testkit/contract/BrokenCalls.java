package io.github.trendinghashtags.testkit.contract;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Rewriting;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Adapters that deal with calls in one wrong way each. Run by {@link FaultMatrixTest}. */
final class BrokenCalls {
    private BrokenCalls() {}

    /** A correct adapter in a wrapper that changes what one subclass says. */
    abstract static class Wrapped extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return wrap(adapter(settings), settings);
        }

        abstract TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings);
    }

    static class Forwarding extends BrokenPort {
        private final KeyApiClient correct;

        Forwarding(KeyApiClient correct) {
            super(correct);
            this.correct = correct;
        }

        @Override
        protected TrendingHashtagsPage dealWith(
                TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query) {
            throw failure;
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return correct.fetchAsync(query);
        }
    }

    /** Takes a refusal for what its code says. */
    static class LetsTheCodeWin extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new BrokenPort(correct) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    Long code = failure.code();
                    if (failure instanceof Unauthorized && code != null && code == 500) {
                        throw new ServerFailed("code 500", failure.receipt(), 401, code, null);
                    }
                    throw failure;
                }
            };
        }
    }

    /** Repeats without a pause, and for ever, what is limited without a word of for how long. */
    static class RetriesWithoutPause extends Correct {
        @Override
        KeyApiClient.Builder configured(KeyApiClient.Builder builder, ResiliencePolicy policy) {
            return builder.retry(Retry.of(
                    "broken",
                    RetryConfig.custom()
                            .maxAttempts(policy.maxAttempts())
                            .intervalBiFunction(
                                    (attempt, outcome) -> outcome.getLeft() instanceof RateLimited ? 0L : 1L)
                            .retryOnException(failure -> ((TrendingHashtagsException) failure).retryable())
                            .build()));
        }
    }

    /** Waits though the call's time is out before the wait is. */
    static class SleepsAnyway extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withCallTimeout(settings.callTimeout().multipliedBy(10)));
        }
    }

    static class HasNoConcurrencyLimit extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings.withMaxConcurrency(32));
        }
    }

    /** Replaces deep nests and long numbers by what a reader takes. */
    static class ReadsAnyDepthAndLength extends Rewriting {
        @Override
        String rewrite(String json) {
            return json.replaceAll("\\[{100,}+]*+", "[]").replaceAll("[0-9]{100,}+", "1");
        }
    }

    static class LeaksTheKeyInToString extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new Forwarding(correct) {
                @Override
                public String toString() {
                    return "Port[" + settings.apiKey().get().reveal() + "]";
                }
            };
        }
    }

    static class SendsWhenItIsClosed extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new Forwarding(correct) {
                @Override
                public void close() {
                    // It is not its own, and so lives on.
                }
            };
        }
    }

    /** Waits as long as the JDK's client does: it looks every 3 s whether it is still held, and if not, ends its thread. */
    abstract static class AwaitingThreads extends Wrapped {
        @Override
        Duration patience() {
            return Duration.ofSeconds(6);
        }
    }

    static class ClosesSlowly extends AwaitingThreads {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new Forwarding(correct) {
                private boolean closed;

                @Override
                public void close() {
                    // Once: its tests close it twice or thrice.
                    long end = System.nanoTime()
                            + (closed ? 0 : Duration.ofMillis(2500).toNanos());
                    closed = true;
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos(end - System.nanoTime());
                    }
                    super.close();
                }
            };
        }
    }

    /** Has one more look at the ranking before it closes, if many have asked for it. */
    static class AsksOnceMoreWhenItCloses extends AwaitingThreads {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            AtomicInteger calls = new AtomicInteger();
            return new Forwarding(correct) {
                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    calls.incrementAndGet();
                    return super.fetchAsync(query);
                }

                @Override
                public void close() {
                    if (calls.getAndSet(0) > settings.maxConcurrency()) {
                        look(settings.withAttemptTimeout(Duration.ofMillis(500))
                                .withResilience(settings.resilience().withMaxAttempts(1)));
                    }
                    super.close();
                }
            };
        }

        private void look(ClientSettings settings) {
            try (KeyApiClient another = adapter(settings)) {
                another.fetch(TrendingHashtagsQuery.defaults());
            } catch (TrendingHashtagsException tooLate) {
                // It was only a look.
            }
        }
    }

    static class KeepsAThread extends AwaitingThreads {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            Thread kept = new Thread(LockSupport::park, "kept");
            kept.setDaemon(true);
            kept.start();
            return new Forwarding(correct);
        }
    }

    static class SwallowsTheInterrupt extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new Forwarding(correct) {
                @Override
                public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                    try {
                        return super.fetch(query);
                    } catch (Interrupted interrupted) {
                        Thread.interrupted();
                        throw interrupted;
                    }
                }
            };
        }
    }

    /** Ends for its caller, while another thread goes on with it. */
    static class ContinuesAfterAnInterrupt extends Wrapped {
        @Override
        TrendingHashtagsPort wrap(KeyApiClient correct, ClientSettings settings) {
            return new Forwarding(correct) {
                @Override
                public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                    CompletableFuture<TrendingHashtagsPage> apart =
                            CompletableFuture.supplyAsync(() -> correct.fetch(query), task -> new Thread(task).start());
                    try {
                        return apart.get();
                    } catch (InterruptedException interrupt) {
                        Thread.currentThread().interrupt();
                        return correct.fetch(query);
                    } catch (ExecutionException failed) {
                        throw (TrendingHashtagsException) failed.getCause();
                    }
                }
            };
        }
    }

    /** Makes several calls of one. */
    static class CountsTheLastAttemptAlone extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            TrendingHashtagsPort correct =
                    adapter(settings.withResilience(settings.resilience().withMaxAttempts(1)));
            return new Repeating(correct, settings.resilience().maxAttempts());
        }
    }

    /** Repeats calls of one attempt each, and so counts only the last. */
    private record Repeating(TrendingHashtagsPort correct, int attempts)
            implements TrendingHashtagsPort, AutoCloseable {
        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            for (int i = 1; ; i++) {
                try {
                    return correct.fetch(query);
                } catch (TrendingHashtagsException failure) {
                    if (i == attempts || !failure.retryable()) {
                        throw failure;
                    }
                }
            }
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return CompletableFuture.supplyAsync(() -> fetch(query));
        }

        @Override
        public void close() {
            Ports.close(correct);
        }
    }
}
