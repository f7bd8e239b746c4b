package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls end in time though the lookup of their server's name does not. */
@Timeout(60)
class SlowNamesTest {
    private static final int CALLS = 16;

    private final AtomicInteger lookups = new AtomicInteger();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @AfterEach
    void openTheGate() {
        gate.complete(null);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void timesOutAndSendsLaterCalls(CallMode mode) throws Exception {
        try (RawServer server = new RawServer(RawServer::pages);
                KeyApiClient hashtags = client(server, Duration.ofSeconds(2))) {
            for (int round = 0; round < 2; round++) {
                List<CompletableFuture<TrendingHashtagsPage>> calls = IntStream.range(0, CALLS)
                        .mapToObj(call -> mode.call(hashtags))
                        .toList();
                assertThat(calls).extracting(CallMode::failure).hasOnlyElementsOfType(TimedOut.class);
            }
            assertThat(lookups).hasValue(1);

            gate.complete(null);
            assertThat(mode.call(hashtags).join().receipt().attempts()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("modesOnThreads")
    void isInterrupted(CallMode mode) throws Exception {
        try (RawServer server = new RawServer(RawServer::pages);
                KeyApiClient hashtags = client(server, Duration.ofSeconds(30))) {
            List<CallMode.Started> calls = IntStream.range(0, CALLS)
                    .mapToObj(call -> mode.start(hashtags))
                    .toList();
            begun.join();
            calls.forEach(call -> call.thread().interrupt());

            assertThat(calls)
                    .extracting(call -> CallMode.failure(call.page()))
                    .hasOnlyElementsOfType(Interrupted.class);
            gate.complete(null);
            assertThat(mode.call(hashtags).join().receipt().attempts()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    static Stream<CallMode> modes() {
        return CallMode.all();
    }

    static Stream<CallMode> modesOnThreads() {
        return CallMode.onThreads();
    }

    private KeyApiClient client(RawServer server, Duration callTimeout) {
        URI byName = URI.create("http://localhost:" + server.uri("http").getPort());
        ClientSettings settings = server.settings().withBaseUri(byName).withCallTimeout(callTimeout);
        ApacheClient client = ApacheClient.create(settings, new GatedResolver(), SlowNamesTest::daemon);
        return KeyApiClient.builder(
                        settings,
                        new FeignTransport(
                                settings,
                                client,
                                null,
                                Executors.newFixedThreadPool(settings.maxConcurrency(), SlowNamesTest::daemon)))
                .build();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "transport");
        thread.setDaemon(true);
        return thread;
    }

    private final class GatedResolver extends SystemDefaultDnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            lookups.incrementAndGet();
            begun.complete(null);
            gate.join();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }
    }
}
