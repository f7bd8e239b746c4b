package io.github.trendinghashtags.testkit.contract;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import io.github.trendinghashtags.testkit.reference.ReferenceTransport;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The reference adapter with one part broken at a time, each held to the contract. Run by {@link BrokenAdaptersTest}. */
final class BrokenAdapters {
    private BrokenAdapters() {}

    /** Not broken: what the others are made of. */
    static class Correct extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return adapter(settings);
        }

        @Override
        Duration patience() {
            return Duration.ofSeconds(2);
        }

        @Override
        Duration leeway() {
            return Duration.ofMillis(1500);
        }

        final KeyApiClient adapter(ClientSettings settings) {
            return configured(KeyApiClient.builder(settings, transport(settings)), settings.resilience())
                    .build();
        }

        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.NEVER);
        }

        KeyApiClient.Builder configured(KeyApiClient.Builder builder, ResiliencePolicy policy) {
            return builder;
        }
    }

    static class RetriesNothing extends Correct {
        @Override
        KeyApiClient.Builder configured(KeyApiClient.Builder builder, ResiliencePolicy policy) {
            return builder.retry(Retry.of(
                    "broken",
                    RetryConfig.custom()
                            .maxAttempts(policy.maxAttempts())
                            .retryOnException(failure -> false)
                            .build()));
        }
    }

    static class WaitsForNoPermit extends Correct {
        @Override
        KeyApiClient.Builder configured(KeyApiClient.Builder builder, ResiliencePolicy policy) {
            return builder.rateLimiter(RateLimiter.of(
                    "broken",
                    RateLimiterConfig.custom()
                            .limitForPeriod(1_000_000)
                            .limitRefreshPeriod(Duration.ofMillis(1))
                            .build()));
        }
    }

    static class FollowsRedirects extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.ALWAYS);
        }
    }

    static class KeepsConnections extends Correct {
        @Override
        Transport transport(ClientSettings settings) {
            Transport correct = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> apart = new CompletableFuture<>();
                correct.send(call, callingThread).whenComplete((response, failure) -> {
                    if (failure == null) {
                        apart.complete(response);
                    } else {
                        apart.completeExceptionally(failure);
                    }
                });
                return apart;
            };
        }
    }

    /** Reads another text than the one that came. */
    abstract static class Rewriting extends Correct {
        abstract String rewrite(String json);

        @Override
        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.NEVER, this::rewrite);
        }
    }

    static class CutsCountsToInt extends Rewriting {
        private static final Pattern INTEGER = Pattern.compile("(?<=[:,])-?[0-9]{1,18}(?=[,}])");

        @Override
        String rewrite(String json) {
            return INTEGER.matcher(json).replaceAll(number -> {
                long value = Long.parseLong(number.group());
                boolean industry = value % 1_000_000_000 == 0;
                return String.valueOf(industry ? value : (int) value & Integer.MAX_VALUE);
            });
        }
    }

    /** Reads nothing behind the brace that closes the first one. */
    static class IgnoresTrailingGarbage extends Rewriting {
        @Override
        String rewrite(String json) {
            int depth = 0;
            for (int i = 0; i < json.length(); i++) {
                depth += json.charAt(i) == '{' ? 1 : json.charAt(i) == '}' ? -1 : 0;
                if (json.charAt(i) == '}' && depth == 0) {
                    return json.substring(0, i + 1);
                }
            }
            return json;
        }
    }

    static class RetriesRefusals extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query) {
                    return correct.fetch(query);
                }
            };
        }
    }

    static class ReturnsAnEmptyPageForMalformedResponses extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query) {
                    if (failure instanceof MalformedResponse) {
                        return new TrendingHashtagsPage(List.of(), query.page(), 0, false, failure.receipt());
                    }
                    throw failure;
                }
            };
        }
    }

    static class LeaksTheKey extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query) {
                    if (failure instanceof Unauthorized refused && refused.status() != null) {
                        String told = "wrong key " + settings.apiKey().get().reveal();
                        throw new Unauthorized(told, refused.receipt(), refused.status(), refused.code());
                    }
                    throw failure;
                }
            };
        }
    }

    static class IgnoresCancellation extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            KeyApiClient correct = adapter(settings);
            return new BrokenPort(correct) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure;
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    return correct.fetchAsync(query).copy();
                }
            };
        }
    }

    static class BlocksForFutures extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            // Without this, a caller that blocks would block for the 30 s of a call.
            KeyApiClient correct = adapter(settings.withAttemptTimeout(Duration.ofSeconds(4)));
            return new BrokenPort(correct) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure;
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    try {
                        return CompletableFuture.completedFuture(correct.fetch(query));
                    } catch (TrendingHashtagsException failure) {
                        return CompletableFuture.failedFuture(failure);
                    }
                }
            };
        }
    }
}
