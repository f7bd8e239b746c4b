package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Connects the port under test to a stub, and controls the stub for its contract. */
final class StubBackedPort implements PortBehaviourContract.Vendor {
    private final StubKeyApiServer stub = StubKeyApiServer.start();
    private final KeyLeakDetector output = KeyLeakDetector.of(stub.apiKey());
    private final List<TrendingHashtag> ranking;
    private final TrendingHashtagsPort port;

    StubBackedPort(List<TrendingHashtag> ranking, Function<ClientSettings, TrendingHashtagsPort> open) {
        this.ranking = ranking;
        ClientSettings settings = stub.serving(ranking).settings();
        // Many calls at once wait longer for their turn on a slow machine.
        this.port =
                open.apply(settings.withResilience(settings.resilience().withTimeoutDuration(Duration.ofMinutes(1))));
    }

    @Override
    public TrendingHashtagsPort port() {
        return port;
    }

    @Override
    public void respondNext(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore) {
        stub.enqueue(StubResponse.page(hashtags, page, total, hasMore));
    }

    @Override
    public Runnable holdNext() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        stub.enqueue(StubResponse.page(ranking.subList(0, 20), 1, ranking.size(), true)
                .heldUntil(gate));
        return () -> gate.complete(true);
    }

    @Override
    public int requests() {
        return stub.requests().size();
    }

    @Override
    public void awaitRequests(int count) {
        stub.awaitRequests(count);
    }

    @Override
    public void close() {
        try (output) {
            Ports.close(port);
            stub.close();
        }
    }
}
