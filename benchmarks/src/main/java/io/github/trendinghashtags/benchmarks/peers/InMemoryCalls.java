package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.CallEngine;
import io.github.trendinghashtags.keyapi.Resilience;
import io.github.trendinghashtags.keyapi.ResponseBody;
import io.github.trendinghashtags.keyapi.TimeSource;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Calls whose response is in memory already. Without timers, pace and retries, reading it is all but a part of them. */
final class InMemoryCalls {
    private final CallEngine engine;

    InMemoryCalls(byte[] json) {
        CompletableFuture<TransportResponse> response =
                CompletableFuture.completedFuture(new TransportResponse(200, name -> null, body(json)));
        this.engine = new CallEngine(
                ClientSettings.of(ApiKey.of("benchmark")),
                (request, callingThread) -> response,
                new NoResilience(),
                new NoTimers(),
                Runnable::run);
    }

    private static ResponseBody body(byte[] json) {
        ResponseBody body = new ResponseBody(json.length, json.length);
        try {
            body.append(ByteBuffer.wrap(json));
        } catch (ResponseBody.TooLargeException unforeseen) {
            throw new IllegalStateException(unforeseen);
        }
        return body;
    }

    TrendingHashtagsPage fetch() {
        return engine.fetch(TrendingHashtagsQuery.defaults());
    }

    /** Time that never runs out. */
    private static final class NoTimers implements TimeSource {
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

    /** A permit for every attempt, and one attempt for every call. */
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
