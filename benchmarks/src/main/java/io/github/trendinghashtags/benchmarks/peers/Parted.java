package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.Parts;
import io.github.trendinghashtags.keyapi.Answers;
import io.github.trendinghashtags.keyapi.CallEngine;
import io.github.trendinghashtags.keyapi.KeyApi;
import io.github.trendinghashtags.keyapi.Resilience;
import io.github.trendinghashtags.keyapi.TimeSource;
import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The library on the JDK's client with parts left out, to tell what each of them costs. */
final class Parted {
    private static final ExecutorService WORKERS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private Parted() {}

    /** The transport and decoding, and nothing around them. */
    static Peer transport(URI base, int period) {
        Transport transport = Parts.transport(Ours.settings(base));
        Answers answers = new Answers(Parts.json());
        TransportRequest call = KeyApi.call(KeyApi.uri(base, query(period)), ApiKey.of("benchmark"));
        return new Peer() {
            @Override
            public Object fetch() throws Exception {
                return answers.page(transport.send(call, null).get());
            }

            @Override
            public CompletableFuture<?> fetchAsync() {
                return transport.send(call, null).thenApplyAsync(answers::page, WORKERS);
            }
        };
    }

    /** All but deadlines and Resilience4j: what is left is the cap on calls at once, the receipt and cancellation. */
    static Peer capped(URI base, int period) {
        return engine(base, period, new NoDeadlines());
    }

    /** All but Resilience4j. */
    static Peer withDeadlines(URI base, int period) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        scheduler.setRemoveOnCancelPolicy(true);
        // As the adapter's own: a timeout that is set wakes no thread.
        scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
        return engine(base, period, TimeSource.system(scheduler));
    }

    private static Peer engine(URI base, int period, TimeSource time) {
        ClientSettings settings = Ours.settings(base);
        CallEngine engine =
                new CallEngine(settings, Parts.transport(settings), Parts.json(), new NoResilience(), time, WORKERS);
        TrendingHashtagsQuery query = query(period);
        return new Peer() {
            @Override
            public TrendingHashtagsPage fetch() {
                return engine.fetch(query);
            }

            @Override
            public CompletableFuture<?> fetchAsync() {
                return engine.fetchAsync(query);
            }
        };
    }

    private static TrendingHashtagsQuery query(int period) {
        return TrendingHashtagsQuery.defaults().withPeriod(TrendPeriod.of(period));
    }

    /** Time that never runs out. */
    private static final class NoDeadlines implements TimeSource {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Future<?> schedule(Duration delay, Runnable task) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** A permit for everybody, and one attempt. */
    private static final class NoResilience implements Resilience, Resilience.Retries {
        @Override
        public long reservePermit() {
            return 0;
        }

        @Override
        public Retries begin() {
            return this;
        }

        @Override
        public long pauseAfter(TrendingHashtagsException failure) {
            return -1;
        }

        @Override
        public void succeeded() {}
    }
}
