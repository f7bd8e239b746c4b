package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which connections are used again: those that the server has not closed, and only those. */
@Timeout(60)
class ConnectionReuseTest {
    private static final int CALLS = 40;

    private static TestTls tls;

    @BeforeAll
    static void makeACertificate(@TempDir Path directory) throws Exception {
        tls = new TestTls(directory);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void sendsNoRequestOverAConnectionThatTheServerHasClosed(CallMode mode, String scheme) throws Exception {
        Semaphore closed = new Semaphore(0);
        RawServer.Script script = peer -> {
            if (peer.readRequest()) {
                peer.writePage();
                peer.close();
                closed.release();
            }
        };
        try (RawServer server = server(scheme, script);
                FeignTrendingHashtags hashtags = client(server.settings(scheme))) {
            for (int call = 0; call < CALLS; call++) {
                assertThat(mode.call(hashtags).join().receipt().attempts()).isEqualTo(1);
                closed.acquire();
            }
            assertThat(server.requests()).isEqualTo(CALLS);
            assertThat(server.connections()).isEqualTo(CALLS);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void sendsAllRequestsOverAConnectionThatTheServerKeepsOpen(CallMode mode, String scheme) throws Exception {
        try (RawServer server = server(scheme, RawServer::pages);
                FeignTrendingHashtags hashtags = client(server.settings(scheme))) {
            for (int call = 0; call < CALLS; call++) {
                TrendingHashtagsPage page = mode.call(hashtags).join();
                assertThat(page.receipt().attempts()).isEqualTo(1);
            }
            assertThat(server.requests()).isEqualTo(CALLS);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    static Stream<Arguments> modes() {
        return CallMode.all().flatMap(mode -> Stream.of("http", "https").map(scheme -> Arguments.of(mode, scheme)));
    }

    private static RawServer server(String scheme, RawServer.Script script) throws Exception {
        return new RawServer(peer -> {
            if (scheme.equals("https")) {
                peer.startTls(tls.context);
            }
            script.serve(peer);
        });
    }

    private static FeignTrendingHashtags client(ClientSettings settings) {
        return tls.trusting(() -> FeignTrendingHashtags.create(settings));
    }
}
