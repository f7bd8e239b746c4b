package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One call for all who ask the same while it is under way. Nobody's code runs under its lock. */
final class Flight {
    private final TrendingHashtagsQuery query;
    private final Shelf shelf;
    private final BiConsumer<TrendingHashtagsQuery, Flight> remove;

    // Guarded by this.
    private final Set<Asker> askers = new LinkedHashSet<>();
    private @Nullable CompletableFuture<TrendingHashtagsPage> call;
    private boolean over;

    Flight(TrendingHashtagsQuery query, Shelf shelf, BiConsumer<TrendingHashtagsQuery, Flight> remove) {
        this.query = query;
        this.shelf = shelf;
        this.remove = remove;
    }

    /** Whether one who goes leaves others waiting. */
    enum Departure {
        /** The call has ended, and the asker is about to get what became of it. */
        TOO_LATE,
        OTHERS_STAY,
        /** Nobody waits any more, so the call is let go. */
        LAST
    }

    /** One who waits, on a future of its own. */
    final class Asker extends CompletableFuture<TrendingHashtagsPage> {
        private final boolean blocking;

        private Asker(boolean blocking) {
            this.blocking = blocking;
        }

        /** Waits no longer. */
        Departure leave() {
            return Flight.this.leave(this);
        }

        /** What became of the call, out of the wrapping of futures. */
        TrendingHashtagsPage outcome() {
            try {
                return join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                throw failed;
            }
        }
    }

    /** The first asker: to be called once, before anyone else can know of the flight. */
    Asker lead(boolean blocking) {
        return Objects.requireNonNull(join(blocking), "a new flight is not over");
    }

    /** Another asker, or null where the flight is over. */
    @Nullable
    Asker join(boolean blocking) {
        Asker asker = new Asker(blocking);
        synchronized (this) {
            if (over) {
                return null;
            }
            askers.add(asker);
        }
        if (!blocking) {
            asker.whenComplete((page, failure) -> asker.leave());
        }
        return asker;
    }

    /** Makes the call, unless another has brought the page since the leader looked for it. */
    void start(TrendingHashtagsPort port) {
        TrendingHashtagsPage page = shelf.fresh(query);
        CompletableFuture<TrendingHashtagsPage> begun =
                page == null ? Calls.begin(port, query) : CompletableFuture.completedFuture(page);
        synchronized (this) {
            call = begun;
        }
        begun.whenComplete(this::land);
    }

    private Departure leave(Asker asker) {
        CompletableFuture<TrendingHashtagsPage> letGo;
        synchronized (this) {
            if (over) {
                return Departure.TOO_LATE;
            }
            askers.remove(asker);
            if (!askers.isEmpty()) {
                return Departure.OTHERS_STAY;
            }
            over = true;
            letGo = call;
        }
        remove.accept(query, this);
        if (letGo != null) {
            letGo.cancel(true);
        }
        return Departure.LAST;
    }

    private void land(@Nullable TrendingHashtagsPage page, @Nullable Throwable thrown) {
        Throwable failure = Calls.failure(page, thrown);
        TrendingHashtagsPage paid = failure == null ? page : shelf.insteadOf(failure, query);
        TrendingHashtagsPage unpaid = paid == null ? null : Unpaid.page(paid);
        if (unpaid != null) {
            // Before the flight is removed, so that whoever misses the one finds the other.
            shelf.keep(query, unpaid);
        }
        remove.accept(query, this);
        List<Asker> waiting = end();
        Asker payer =
                waiting.stream().filter(asker -> !asker.isDone()).findFirst().orElse(null);
        waiting.sort(Comparator.comparing(asker -> !asker.blocking));
        for (Asker asker : waiting) {
            boolean pays = asker == payer;
            if (failure == null || paid != null) {
                asker.complete(pays ? paid : unpaid);
            } else {
                asker.completeExceptionally(pays ? failure : Unpaid.failure(failure));
            }
        }
    }

    private synchronized List<Asker> end() {
        over = true;
        return new ArrayList<>(askers);
    }
}
