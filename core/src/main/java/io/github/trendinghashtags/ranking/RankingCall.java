package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a ranking round by round. A round ends when all of its pages are there or have failed, and only one is under
 * way at a time. Whoever completes the result, the user included, cancels what is under way.
 */
final class RankingCall {
    private final TrendingHashtagsPort port;
    private final RankingAccumulator accumulator;
    private final CompletableFuture<Ranking> result = new CompletableFuture<>();

    // Guarded by this: a cancellation or an interrupt can come at any moment.
    private final List<PageCall> underWay = new ArrayList<>();
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
        var unused = start();
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
        for (int number : accumulator.nextRound()) {
            if (failed || isStopped()) {
                break;
            }
            CompletableFuture<TrendingHashtagsPage> page = fetch(number);
            pages.put(number, page);
            failed = page.isCompletedExceptionally();
        }
        var unused = CompletableFuture.allOf(pages.values().toArray(CompletableFuture[]::new))
                .whenComplete((all, failure) -> guarded(() -> settle(pages)));
    }

    private CompletableFuture<TrendingHashtagsPage> fetch(int number) {
        PageCall call = new PageCall(port, accumulator.query().withPage(number));
        synchronized (this) {
            if (!stopped) {
                underWay.add(call);
                return call.outcome();
            }
        }
        call.cancel();
        return call.outcome();
    }

    private void settle(Map<Integer, CompletableFuture<TrendingHashtagsPage>> pages) {
        List<Throwable> failures = new ArrayList<>();
        pages.forEach((number, page) -> {
            Throwable failure = page.handle((came, thrown) -> thrown).join();
            if (failure == null) {
                accumulator.add(number, page.join());
            } else {
                addCost(failure);
                failures.add(failure);
            }
        });
        accumulator.receipts().endRound();
        if (accumulator.nextRound().isEmpty()) {
            result.complete(accumulator.ranking());
        } else if (failures.isEmpty() && !isStopped()) {
            round();
        } else {
            result.completeExceptionally(accumulator.hasPages() ? incomplete(failures) : failures.get(0));
        }
    }

    private void addCost(Throwable failure) {
        if (failure instanceof TrendingHashtagsException ours) {
            accumulator.receipts().add(ours.receipt());
        } else {
            accumulator.receipts().addUnknown(limits());
        }
    }

    private @Nullable CallLimits limits() {
        try {
            return port.callLimits();
        } catch (Throwable broken) {
            // Treated as unknown, so that the pages that came are not lost.
            return null;
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

    /** Cancels what is under way, and lets nothing further begin. */
    void stop() {
        List<PageCall> calls;
        synchronized (this) {
            stopped = true;
            calls = List.copyOf(underWay);
        }
        calls.forEach(PageCall::cancel);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Fails the result if a step throws, since it would never come. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable unforeseen) {
            result.completeExceptionally(unforeseen);
        }
    }
}
