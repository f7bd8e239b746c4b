package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The course of fetching a ranking, round by round. A round ends when all of its pages are there or have failed, and only
 * one is under way at a time. Whoever completes the result, the user included, cancels what is under way.
 */
final class RankingCall {
    private static final int SIDE_BY_SIDE = 4;

    private final TrendingHashtagsPort port;
    private final RankingAccumulator accumulator;
    private final CompletableFuture<Ranking> result = new CompletableFuture<>();

    // Guarded by this: a cancellation or an interrupt can come at any moment.
    private final List<CompletableFuture<TrendingHashtagsPage>> underWay = new ArrayList<>();
    private boolean stopped;

    RankingCall(TrendingHashtagsPort port, RankingAccumulator accumulator) {
        this.port = port;
        this.accumulator = accumulator;
        var unused = result.whenComplete((ranking, failure) -> stop());
    }

    /** Starts, without waiting. */
    CompletableFuture<Ranking> start() {
        guarded(this::round);
        return result;
    }

    /** Starts, and waits on this thread. */
    Ranking await() {
        if (Thread.currentThread().isInterrupted()) {
            stop();
        }
        start();
        try {
            return result.get();
        } catch (InterruptedException interrupt) {
            stop();
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            // thrown below
        }
        try {
            return result.join();
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

    private void round() {
        Map<Integer, CompletableFuture<TrendingHashtagsPage>> pages = new TreeMap<>();
        boolean failed = false;
        for (int number : accumulator.wanted()) {
            if (failed || pages.size() == SIDE_BY_SIDE || isStopped()) {
                break;
            }
            CompletableFuture<TrendingHashtagsPage> page = ask(number);
            pages.put(number, page);
            failed = page.isCompletedExceptionally();
        }
        var unused = CompletableFuture.allOf(pages.values().toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> guarded(() -> settle(pages)));
    }

    /** The page to come, as a future of our own: whatever the port's does, it ends when it is cancelled. */
    private CompletableFuture<TrendingHashtagsPage> ask(int number) {
        CompletableFuture<TrendingHashtagsPage> page = new CompletableFuture<>();
        try {
            CompletableFuture<TrendingHashtagsPage> theirs = Objects.requireNonNull(
                    port.fetchAsync(accumulator.query().withPage(number)), "the port gave no future");
            page.whenComplete((ours, failure) -> {
                if (page.isCancelled()) {
                    theirs.cancel(true);
                }
            });
            theirs.whenComplete((came, failure) -> {
                if (came == null) {
                    page.completeExceptionally(
                            failure == null ? new NullPointerException("the port gave no page") : failure);
                } else {
                    page.complete(came);
                }
            });
        } catch (RuntimeException | Error thrown) {
            page.completeExceptionally(thrown);
        }
        synchronized (this) {
            if (!stopped) {
                underWay.add(page);
                return page;
            }
        }
        page.cancel(true);
        return page;
    }

    private void settle(Map<Integer, CompletableFuture<TrendingHashtagsPage>> pages) {
        List<Throwable> failures = new ArrayList<>();
        pages.forEach((number, page) -> {
            Throwable failure = failure(page);
            if (failure == null) {
                accumulator.add(number, page.join());
            } else {
                accumulator.addFailure(failure);
                failures.add(failure);
            }
        });
        accumulator.endRound();
        if (accumulator.wanted().isEmpty()) {
            result.complete(accumulator.ranking());
        } else if (failures.isEmpty() && !isStopped()) {
            round();
        } else {
            result.completeExceptionally(accumulator.hasPages() ? incomplete(failures) : failures.get(0));
        }
    }

    private IncompleteRankingException incomplete(List<Throwable> failures) {
        Ranking partial = accumulator.ranking();
        List<Throwable> reasons = new ArrayList<>(failures);
        if (isStopped()) {
            reasons.removeIf(CancellationException.class::isInstance);
            reasons.add(0, new Interrupted("ranking: the calling thread was interrupted", partial.receipt()));
        }
        IncompleteRankingException incomplete = new IncompleteRankingException(partial, reasons.get(0));
        reasons.stream().skip(1).forEach(incomplete::addSuppressed);
        return incomplete;
    }

    private static @Nullable Throwable failure(CompletableFuture<?> page) {
        Throwable failure = page.handle((came, thrown) -> thrown).join();
        while (failure instanceof CompletionException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** Cancels what is under way, and lets nothing further begin. */
    private void stop() {
        List<CompletableFuture<TrendingHashtagsPage>> pages;
        synchronized (this) {
            stopped = true;
            pages = List.copyOf(underWay);
        }
        pages.forEach(page -> page.cancel(true));
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** No step may end without a trace: a result whose step throws would never come. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error unforeseen) {
            result.completeExceptionally(unforeseen);
        }
    }
}
