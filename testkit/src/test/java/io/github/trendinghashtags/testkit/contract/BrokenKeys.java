package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import io.github.trendinghashtags.testkit.reference.SocketTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adapters that tell of keys, or are hurt by their suppliers, in one way each. Run by {@link FaultMatrixTest}. */
final class BrokenKeys {
    private BrokenKeys() {}

    /**
     * A sound adapter that knows what its supplier gave and threw, in a wrapper that deals with failures. It is on sockets,
     * since the JDK's client logs what it can't parse.
     */
    abstract static class Knowing extends Sound {
        abstract TrendingHashtagsException failure(TrendingHashtagsException failure, Known known);

        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings);
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            Known known = new Known(settings.apiKey());
            KeyApiClient sound = adapter(settings.withApiKey(known));
            return new BrokenPort(sound) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure(failure, known);
                }
            };
        }
    }

    static final class Known implements Supplier<ApiKey> {
        private final Supplier<ApiKey> supplier;
        private final List<ApiKey> keys = new CopyOnWriteArrayList<>();
        private volatile @Nullable Throwable thrown;

        Known(Supplier<ApiKey> supplier) {
            this.supplier = supplier;
        }

        String first() {
            return keys.get(0).reveal();
        }

        @Override
        public ApiKey get() {
            try {
                ApiKey key = supplier.get();
                keys.add(key);
                return key;
            } catch (Throwable failed) {
                thrown = failed;
                throw failed;
            }
        }
    }

    static class NamesAFormerKey extends Knowing {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            return failure instanceof Unauthorized && failure.receipt().attempts() == 2
                    ? new Unauthorized(known.first() + " no more", failure.receipt(), 401, failure.code())
                    : failure;
        }
    }

    /** Tells what a supplier said, though that is the user's alone. */
    static class NamesTheSuppliersFailure extends Knowing {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            if (known.thrown != null) {
                failure.addSuppressed(known.thrown);
            }
            return failure;
        }
    }

    static class TellsHalfTheKey extends Knowing {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            String key = known.first();
            return failure instanceof RateLimited
                    ? new RateLimited(key.substring(0, key.length() / 2), failure.receipt(), 429, null, null)
                    : failure;
        }
    }

    /** Shows it nowhere, but would store it. */
    static class KeepsTheKeyOutOfSight extends Knowing {
        private static final class Unseen extends RuntimeException {
            private static final long serialVersionUID = 1L;

            @SuppressWarnings("UnusedVariable") // It is serialised.
            private final char[] key;

            Unseen(String key) {
                super("unseen");
                this.key = key.toCharArray();
            }
        }

        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            if (failure instanceof UnexpectedResponse) {
                failure.addSuppressed(new Unseen(known.first()));
            }
            return failure;
        }
    }

    /** Has more to say of an answer than its client may. */
    static class QuotesWhatItCouldNotRead extends Knowing {
        private volatile @Nullable Throwable unread;

        @Override
        Transport transport(ClientSettings settings) {
            Transport sound = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> answer = sound.send(call, callingThread);
                answer.whenComplete((read, failure) -> unread = failure);
                return answer;
            };
        }

        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            if (unread != null) {
                failure.addSuppressed(unread);
            }
            return failure;
        }
    }

    static class ThrowsWhatTheSupplierThrows extends Knowing {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, Known known) {
            if (failure instanceof NotSent && failure.getCause() != null) {
                BrokenKeys.<RuntimeException>throwUnchecked(known.thrown == null ? failure.getCause() : known.thrown);
            }
            return failure;
        }
    }

    /** Takes for under way what its supplier ended. */
    static class LosesAPlaceToASupplierThatThrows extends Sound {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            Known known = new Known(settings.apiKey());
            Semaphore places = new Semaphore(settings.maxConcurrency());
            return new BrokenPort(adapter(settings.withApiKey(known))) {
                @Override
                protected TrendingHashtagsPage read(TrendingHashtagsPage page) {
                    if (!places.tryAcquire()) {
                        throw new NotSent("no place", page.receipt(), NotSent.Reason.PERMIT_TIMEOUT, null);
                    }
                    places.release();
                    return page;
                }

                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    if (failure instanceof NotSent && failure.getCause() != null) {
                        places.tryAcquire();
                    }
                    throw failure;
                }
            };
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
