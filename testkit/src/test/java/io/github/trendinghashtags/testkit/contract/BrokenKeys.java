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
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
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
     * A correct adapter that knows what its supplier gave and threw, in a wrapper that deals with failures. It is on sockets,
     * since the JDK's client logs what it can't parse.
     */
    abstract static class KeyAware extends Correct {
        abstract TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded);

        @Override
        Transport transport(ClientSettings settings) {
            return new SocketTransport(settings);
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            RecordedKeys recorded = new RecordedKeys(settings.apiKey());
            KeyApiClient correct = adapter(settings.withApiKey(recorded));
            return new BrokenPort(correct) {
                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort port, TrendingHashtagsQuery query) {
                    throw failure(failure, recorded);
                }
            };
        }
    }

    static final class RecordedKeys implements Supplier<ApiKey> {
        private final Supplier<ApiKey> supplier;
        private final List<ApiKey> keys = new CopyOnWriteArrayList<>();
        private volatile @Nullable Throwable thrown;

        RecordedKeys(Supplier<ApiKey> supplier) {
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

    static class NamesAFormerKey extends KeyAware {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            return failure instanceof Unauthorized && failure.receipt().attempts() == 2
                    ? new Unauthorized(recorded.first() + " no more", failure.receipt(), 401, failure.code())
                    : failure;
        }
    }

    /** Tells what a supplier said, though that is the user's alone. */
    static class NamesTheSuppliersFailure extends KeyAware {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            if (recorded.thrown != null) {
                failure.addSuppressed(recorded.thrown);
            }
            return failure;
        }
    }

    static class LeaksHalfTheKey extends KeyAware {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            String key = recorded.first();
            return failure instanceof RateLimited
                    ? new RateLimited(key.substring(0, key.length() / 2), failure.receipt(), 429, null, null)
                    : failure;
        }
    }

    /** Shows it nowhere, but would store it. */
    static class SerializesTheKey extends KeyAware {
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
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            if (failure instanceof UnexpectedResponse) {
                failure.addSuppressed(new Unseen(recorded.first()));
            }
            return failure;
        }
    }

    /** Has more to say of a response than its client may. */
    static class QuotesTheResponse extends KeyAware {
        private volatile @Nullable Throwable unread;

        @Override
        Transport transport(ClientSettings settings) {
            Transport correct = super.transport(settings);
            return (call, callingThread) -> {
                CompletableFuture<TransportResponse> response = correct.send(call, callingThread);
                response.whenComplete((read, failure) -> unread = failure);
                return response;
            };
        }

        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            if (unread != null) {
                failure.addSuppressed(unread);
            }
            return failure;
        }
    }

    static class ThrowsWhatTheSupplierThrows extends KeyAware {
        @Override
        TrendingHashtagsException failure(TrendingHashtagsException failure, RecordedKeys recorded) {
            if (failure instanceof NotSent && failure.getCause() != null) {
                BrokenKeys.<RuntimeException>throwUnchecked(
                        recorded.thrown == null ? failure.getCause() : recorded.thrown);
            }
            return failure;
        }
    }

    /** Takes for under way what its supplier ended. */
    static class LeaksAPermitIfTheSupplierThrows extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            RecordedKeys recorded = new RecordedKeys(settings.apiKey());
            Semaphore places = new Semaphore(settings.maxConcurrency());
            return new BrokenPort(adapter(settings.withApiKey(recorded))) {
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
