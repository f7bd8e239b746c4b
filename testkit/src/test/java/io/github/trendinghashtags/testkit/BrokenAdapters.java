package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.JsonTokens;
import io.github.trendinghashtags.keyapi.Resilience;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import io.github.trendinghashtags.testkit.reference.ForwardingJson;
import io.github.trendinghashtags.testkit.reference.ReferenceAdapter;
import io.github.trendinghashtags.testkit.reference.ReferenceResilience;
import io.github.trendinghashtags.testkit.reference.ReferenceTransport;
import io.github.trendinghashtags.testkit.reference.TinyJson;
import java.io.IOException;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The reference adapter with one part broken at a time, each held to the contract. Run by {@link BrokenAdaptersTest}. */
final class BrokenAdapters {
    private BrokenAdapters() {}

    /** Not broken: what the others are made of. */
    static class Sound extends TrendingHashtagsPortContract {
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

        final ReferenceAdapter adapter(ClientSettings settings) {
            return new ReferenceAdapter(settings, transport(settings), json(), resilience(settings));
        }

        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.NEVER);
        }

        JsonTokens.Factory json() {
            return TinyJson::open;
        }

        Resilience resilience(ClientSettings settings) {
            return new ReferenceResilience(settings.resilience(), TrendingHashtagsException::retryable);
        }
    }

    static class RetriesNothing extends Sound {
        @Override
        Resilience resilience(ClientSettings settings) {
            return new ReferenceResilience(settings.resilience(), failure -> false);
        }
    }

    static class WaitsForNoPermit extends Sound {
        @Override
        Resilience resilience(ClientSettings settings) {
            Resilience paced = super.resilience(settings);
            return new Resilience() {
                @Override
                public long reservePermit() {
                    return 0;
                }

                @Override
                public Retries begin() {
                    return paced.begin();
                }
            };
        }
    }

    static class FollowsRedirects extends Sound {
        @Override
        Transport transport(ClientSettings settings) {
            return new ReferenceTransport(settings, Redirect.ALWAYS);
        }
    }

    static class KeepsConnections extends Sound {
        @Override
        Transport transport(ClientSettings settings) {
            Transport sound = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> apart = new CompletableFuture<>();
                sound.send(call, callingThread).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        apart.complete(answer);
                    } else {
                        apart.completeExceptionally(failure);
                    }
                });
                return apart;
            };
        }
    }

    static class CutsCountsToInt extends Sound {
        @Override
        JsonTokens.Factory json() {
            return document -> new ForwardingJson(TinyJson.open(document)) {
                @Override
                public long integer() throws IOException {
                    long value = super.integer();
                    boolean industry = value % 1_000_000_000 == 0;
                    return industry ? value : (int) value & Integer.MAX_VALUE;
                }
            };
        }
    }

    static class PassesOverTrailingGarbage extends Sound {
        @Override
        JsonTokens.Factory json() {
            return document -> new ForwardingJson(TinyJson.open(document)) {
                @Override
                public void end() {}
            };
        }
    }

    static class RepeatsRefusals extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query) {
                    return sound.fetch(query);
                }
            };
        }
    }

    static class MakesAnEmptyPageOfNonsense extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query) {
                    if (failure instanceof MalformedResponse) {
                        return new TrendingHashtagsPage(List.of(), query.page(), 0, false, failure.receipt());
                    }
                    throw failure;
                }
            };
        }
    }

    static class TellsTheKey extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query) {
                    if (failure instanceof Unauthorized refused && refused.status() != null) {
                        String told = "wrong key " + settings.apiKey().get().reveal();
                        throw new Unauthorized(told, refused.receipt(), refused.status(), refused.code());
                    }
                    throw failure;
                }
            };
        }
    }

    static class IgnoresCancellation extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            ReferenceAdapter sound = adapter(settings);
            return new BrokenPort(sound) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure;
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    return sound.fetchAsync(query).copy();
                }
            };
        }
    }

    static class BlocksForFutures extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            // Without this, a caller that blocks would block for the 30 s of a call.
            ReferenceAdapter sound = adapter(settings.withAttemptTimeout(Duration.ofSeconds(4)));
            return new BrokenPort(sound) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure;
                }

                @Override
                public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                    try {
                        return CompletableFuture.completedFuture(sound.fetch(query));
                    } catch (TrendingHashtagsException failure) {
                        return CompletableFuture.failedFuture(failure);
                    }
                }
            };
        }
    }
}
