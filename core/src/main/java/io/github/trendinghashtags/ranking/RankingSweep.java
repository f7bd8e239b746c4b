package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Keeps some rankings under way, and passes each on when it is done. Begins another whenever one is taken. */
final class RankingSweep extends Spliterators.AbstractSpliterator<SweepResult> {
    private final TrendingHashtagsPort port;
    private final Iterator<TrendingHashtagsQuery> queries;
    private final int parallelism;
    private final Set<RankingCall> underWay = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<SweepResult> done = new LinkedBlockingQueue<>();
    private int notTaken;
    private volatile boolean stopped;

    RankingSweep(TrendingHashtagsPort port, List<TrendingHashtagsQuery> queries, int parallelism) {
        super(queries.size(), NONNULL);
        this.port = port;
        this.queries = queries.iterator();
        this.parallelism = parallelism;
    }

    @Override
    public boolean tryAdvance(Consumer<? super SweepResult> action) {
        begin();
        if (notTaken == 0) {
            return false;
        }
        SweepResult result = take();
        notTaken--;
        begin();
        action.accept(result);
        return true;
    }

    private void begin() {
        while (!stopped && notTaken < parallelism && queries.hasNext()) {
            TrendingHashtagsQuery query = queries.next();
            RankingCall call = new RankingCall(port, RankingAccumulator.empty(query));
            notTaken++;
            CompletableFuture<Ranking> result = call.start();
            underWay.add(call);
            var unused = result.whenComplete((ranking, failure) -> {
                underWay.remove(call);
                done.add(new SweepResult(query, ranking, failure));
            });
            if (stopped) {
                call.stop();
            }
        }
    }

    /** Waits for a result. An interrupt ends all that is under way, so that the wait is short. */
    private SweepResult take() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.take();
                } catch (InterruptedException interrupt) {
                    interrupted = true;
                    stop();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Cancels what is under way, and lets nothing further begin. */
    void stop() {
        stopped = true;
        underWay.forEach(RankingCall::stop);
    }
}
