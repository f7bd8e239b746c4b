package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A handshake that never ends costs its own call and no other. */
@Timeout(60)
class TlsHandshakeTest {
    private static final int CALLS = 20;
    /** The head of a handshake record of 16,383 bytes, whose zeros never end. */
    private static final String RECORD = "\u0016\u0003\u0003\u003f\u00ff\u0000";

    private static TestTls tls;

    @BeforeAll
    static void makeACertificate(@TempDir Path directory) throws Exception {
        tls = new TestTls(directory);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void endsWithItsCallAndHoldsNoOther(CallMode mode, RawServer.Script handshake) throws Exception {
        AtomicBoolean stalls = new AtomicBoolean(true);
        RawServer.Script script = peer -> {
            if (stalls.get()) {
                handshake.serve(peer);
            } else {
                peer.startTls(tls.context);
                RawServer.pages(peer);
            }
        };
        try (RawServer server = new RawServer(script);
                FeignTrendingHashtags hashtags =
                        client(server.settings("https").withCallTimeout(Duration.ofSeconds(2)))) {
            List<CompletableFuture<TrendingHashtagsPage>> calls = IntStream.range(0, CALLS)
                    .mapToObj(call -> mode.call(hashtags))
                    .toList();
            List<Throwable> failures = calls.stream().map(CallMode::failure).toList();

            // A call that waited for a place among the concurrent ones may have had no time to send anything.
            assertThat(failures).hasOnlyElementsOfTypes(TimedOut.class, NotSent.class);
            assertThat(failures).filteredOn(TimedOut.class::isInstance).hasSizeBetween(16, CALLS);
            server.awaitEnds(server.connections());

            stalls.set(false);
            assertThat(mode.call(hashtags).join().receipt().attempts()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("modesOnThreads")
    void endsWithAnInterrupt(CallMode mode, RawServer.Script handshake) throws Exception {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        RawServer.Script script = peer -> {
            begun.complete(null);
            handshake.serve(peer);
        };
        try (RawServer server = new RawServer(script);
                FeignTrendingHashtags hashtags = client(server.settings("https"))) {
            CallMode.Started call = mode.start(hashtags);
            begun.join();
            call.thread().interrupt();

            assertThat(CallMode.failure(call.page())).isInstanceOf(Interrupted.class);
            server.awaitEnds(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> modes() {
        return CallMode.all().flatMap(TlsHandshakeTest::withHandshakes);
    }

    static Stream<Arguments> modesOnThreads() {
        return CallMode.onThreads().flatMap(TlsHandshakeTest::withHandshakes);
    }

    private static Stream<Arguments> withHandshakes(CallMode mode) {
        RawServer.Script silent = RawServer.Peer::countToEnd;
        RawServer.Script trickling = peer -> peer.trickle(RECORD);
        return Stream.of(Arguments.of(mode, silent), Arguments.of(mode, trickling));
    }

    private static FeignTrendingHashtags client(ClientSettings settings) {
        return tls.trusting(() -> FeignTrendingHashtags.create(settings));
    }
}
