package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.credits.StoreCall.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets one page: from the shared cache, from another who fetches it, or from the port. Ends within the call timeout. */
final class PageFetch {
    /** After the port's own timeout, whose failure has a receipt. */
    static final Duration GRACE = Duration.ofMillis(250);

    private static final UUID NO_TOKEN = new UUID(0, 0);
    private static final Duration MIN_PAUSE = Duration.ofMillis(20);
    private static final Duration MAX_PAUSE = Duration.ofMillis(250);

    private final TrendingHashtagsQuery query;
    private final boolean blocking;
    private final Source source;
    private final UUID token;
    private final long start;
    private final CompletableFuture<Fetched> result = new CompletableFuture<>();
    private final AtomicBoolean missPending = new AtomicBoolean();
    private volatile boolean sent;
    private volatile boolean waits;
    private volatile boolean discarded;

    /**
     * Where pages come from.
     *
     * @param shared null if no cache is shared
     * @param paysIfStoreFails whether the port is called without a lease if the shared cache fails
     * @param events passes lookups and refusals to a listener
     */
    record Source(
            TrendingHashtagsPort port,
            CallLimits limits,
            PageStore pages,
            @Nullable SharedPages shared,
            boolean paysIfStoreFails,
            TimeSource time,
            CreditEvents events) {}

    /**
     * What came.
     *
     * @param page the page, for the one who pays
     * @param withoutCost the same page with a receipt that costs nothing, for all others
     */
    record Fetched(TrendingHashtagsPage page, TrendingHashtagsPage withoutCost) {
        static Fetched of(TrendingHashtagsPage page) {
            return new Fetched(page, page.withReceipt(receiptWithoutCost(page.receipt())));
        }
    }

    PageFetch(TrendingHashtagsQuery query, boolean blocking, Source source) {
        this.query = query;
        this.blocking = blocking;
        this.source = source;
        this.token = source.shared() == null ? NO_TOKEN : UUID.randomUUID();
        this.start = source.time().nanoTime();
    }

    /** Starts, and passes on what comes, once. */
    void start(BiConsumer<@Nullable Fetched, @Nullable Throwable> next) {
        var unused = result.whenComplete(next);
        try {
            if (source.shared() == null || !source.pages().areEverFresh()) {
                call();
            } else {
                Future<?> deadline = source.time().schedule(longestCall(), this::timeOut);
                unused = result.whenComplete((fetched, failure) -> deadline.cancel(false));
                lookUp();
            }
        } catch (Throwable noThread) {
            result.completeExceptionally(noThread);
        }
    }

    /** Stops. Returns whether the port was called. */
    boolean cancel() {
        result.cancel(true);
        return sent;
    }

    /** Keeps nothing of what comes. */
    synchronized void discard() {
        discarded = true;
    }

    /** Returns false, and keeps nothing, if it was discarded: as one step, so that a page that is dropped stays dropped. */
    private synchronized boolean keepInMemory(TrendingHashtagsPage page) {
        if (!discarded) {
            source.pages().keep(query, page);
        }
        return !discarded;
    }

    private void lookUp() {
        if (!result.isDone()) {
            shared().lookUp(query, token).whenDone(this::proceed);
        }
    }

    private void proceed(Outcome<Lookup> outcome) {
        Lookup found = outcome.value();
        if (found == null) {
            lookUpFailed(outcome.failure());
            return;
        }
        switch (found.status()) {
            case HIT -> hit(Objects.requireNonNull(found.page()));
            case LEASED -> call();
            case LEASED_ELSEWHERE -> lookUpLater(Objects.requireNonNull(found.retryAfter()));
        }
    }

    private void hit(TrendingHashtagsPage page) {
        Fetched fetched = Fetched.of(page);
        keepInMemory(fetched.withoutCost());
        if (result.complete(fetched)) {
            reportLookup(waits ? CacheLookup.Result.WAITED : CacheLookup.Result.SHARED_HIT);
        }
    }

    private void lookUpFailed(@Nullable Throwable failure) {
        if (source.paysIfStoreFails()) {
            call();
        } else {
            release(); // It may have been granted all the same.
            NotSent refusal =
                    new NotSent("the page cache failed", unsentReceipt(), NotSent.Reason.STORE_FAILED, failure);
            if (result.completeExceptionally(refusal)) {
                source.events().refused(query, refusal);
            }
        }
    }

    /** Asks again after a pause that grows with the wait, with jitter, since many may wait for the same page. */
    private void lookUpLater(Duration leaseEnds) {
        waits = true;
        Duration waited = elapsed();
        Duration left = source.limits().callTimeout().minus(waited);
        if (left.isNegative() || left.isZero()) {
            timeOut();
            return;
        }
        Duration grown = min(max(waited.dividedBy(7), MIN_PAUSE), MAX_PAUSE);
        Duration pause =
                grown.multipliedBy(ThreadLocalRandom.current().nextInt(50, 150)).dividedBy(100);
        var unused = source.time().schedule(min(min(pause, leaseEnds), left), this::lookUp);
    }

    private void call() {
        if (result.isDone()) {
            release();
            return;
        }
        sent = true;
        missPending.set(true);
        CompletableFuture<TrendingHashtagsPage> call =
                blocking ? fetchInBackground() : Calls.begin(source.port(), query);
        var unused = call.whenComplete((page, thrown) -> {
            Throwable failure = Calls.failure(page, thrown);
            if (failure == null) {
                Fetched fetched = Fetched.of(page);
                keep(fetched.withoutCost());
                result.complete(fetched);
            } else {
                release();
                result.completeExceptionally(failure);
            }
        });
        // Of its own, since a call that began late, after a wait for the lease, is paid for and outlives its waiters.
        Future<?> deadline = source.time().schedule(longestCall(), () -> {
            timeOut();
            call.cancel(true);
        });
        unused = call.whenComplete((page, failure) -> deadline.cancel(false));
        var unusedToo = result.whenComplete((page, failure) -> {
            if (result.isCancelled()) {
                call.cancel(true);
            }
        });
        reportMiss();
    }

    /** Reports the miss once: before what follows from a call that has failed at once. */
    private void reportMiss() {
        if (missPending.compareAndSet(true, false)) {
            source.events().lookedUp(query, CacheLookup.Result.MISS);
        }
    }

    /** To be called last, since a listener can block. */
    void reportLookup(CacheLookup.Result lookup) {
        reportMiss();
        source.events().lookedUp(query, lookup);
    }

    /**
     * For an initiator that blocks, perhaps the very thread that would complete the port's futures. Runs on another thread, so
     * that others can wait on if the initiator is interrupted.
     */
    private CompletableFuture<TrendingHashtagsPage> fetchInBackground() {
        CompletableFuture<TrendingHashtagsPage> call = new CompletableFuture<>();
        FutureTask<?> task = new FutureTask<>(() -> fetch(call), null);
        var unused = call.whenComplete((page, failure) -> task.cancel(call.isCancelled()));
        BackgroundThreads.EXECUTOR.execute(task);
        return call;
    }

    private void fetch(CompletableFuture<TrendingHashtagsPage> call) {
        try {
            TrendingHashtagsPage page = Objects.requireNonNull(source.port().fetch(query), Calls.NULL);
            if (!call.complete(page)) {
                keep(Fetched.of(page).withoutCost());
            }
        } catch (Throwable thrown) {
            call.completeExceptionally(thrown);
        }
    }

    /** Keeps a page, even if its waiters have left. */
    private void keep(TrendingHashtagsPage page) {
        if (page.stale() || !keepInMemory(page)) {
            release();
            return;
        }
        SharedPages shared = source.shared();
        if (shared != null) {
            shared.publish(query, page, token);
            if (discarded) { // Meanwhile, so perhaps before it was published.
                var unused = shared.invalidate(query);
            }
        }
    }

    private void release() {
        if (source.shared() != null) {
            source.shared().release(query, token);
        }
    }

    private void timeOut() {
        Receipt unsent = unsentReceipt();
        CallLimits limits = source.limits();
        Receipt receipt = sent
                ? new Receipt(
                        null, limits.maxAttempts(), limits.creditsAtMost(), unsent.elapsed(), unsent.completedAt())
                : unsent;
        String reason = sent ? "the port did not complete the call" : "the one who fetches the page did not publish it";
        boolean ended = result.completeExceptionally(
                new TimedOut(reason + " within the call timeout of " + limits.callTimeout(), receipt, null));
        if (ended && !sent) {
            reportLookup(CacheLookup.Result.WAITED);
        }
    }

    /** Looks for an older page, in this process's memory and then in the shared cache. */
    void staleFallback(Consumer<@Nullable TrendingHashtagsPage> next) {
        PageStore pages = source.pages();
        TrendingHashtagsPage kept = pages.get(query);
        if (pages.isStaleEnough(kept) || source.shared() == null) {
            next.accept(pages.isStaleEnough(kept) ? kept : null);
            return;
        }
        shared().get(query).whenDone(found -> next.accept(pages.isStaleEnough(found.value()) ? found.value() : null));
    }

    private SharedPages shared() {
        return Objects.requireNonNull(source.shared());
    }

    private Duration longestCall() {
        return source.limits().callTimeout().plus(GRACE);
    }

    private Duration elapsed() {
        return Duration.ofNanos(Math.max(0, source.time().nanoTime() - start));
    }

    private Receipt unsentReceipt() {
        return new Receipt(null, 0, 0, elapsed(), source.pages().now());
    }

    static Receipt receiptWithoutCost(Receipt paid) {
        return new Receipt(paid.requestId(), 0, 0, Duration.ZERO, paid.completedAt());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
