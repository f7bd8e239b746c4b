package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.hc5.ApacheHttp5Client;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What our connection does that HttpClient's ordinary one does not. */
@ExtendWith(StubKeyApiExtension.class)
@Timeout(60)
class NonLoggingConnectionTest {

    @Test
    void logsNoKeyWhereAnOrdinaryConnectionDoes(StubKeyApiServer stub) {
        String key = stub.apiKey().reveal();
        Client ordinary = new ApacheHttp5Client(
                HttpClients.custom().disableContentCompression().build());
        assertThat(loggedBy(FeignTrendingHashtags.builder(stub.settings())
                        .client(ordinary)
                        .build()))
                .contains("org.apache.hc.client5.http.headers", "org.apache.hc.client5.http.wire")
                .contains("Authorization: Bearer " + key);
        assertThat(loggedBy(FeignTrendingHashtags.create(stub.settings())))
                .contains("org.apache.hc.client5.http")
                .doesNotContain(key);
    }

    @Test
    void isNotReusedOnceAnythingHasArrivedUnasked() throws IOException {
        isStaleOnce(peer -> peer.getOutputStream().write('H'));
    }

    @Test
    void isNotReusedOnceTheServerHasClosedIt() throws IOException {
        isStaleOnce(Socket::close);
    }

    @Test
    void isNotConnectedOnceItIsClosed() throws IOException {
        NonLoggingConnection connection = NonLoggingConnection.create(null);
        connection.close(CloseMode.IMMEDIATE);
        try (SocketChannel channel = SocketChannel.open()) {
            assertThatThrownBy(() -> connection.bind(channel.socket())).isInstanceOf(InterruptedIOException.class);
            assertThat(channel.isOpen()).isFalse();
        }
    }

    private static void isStaleOnce(Act act) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SocketChannel client = SocketChannel.open(server.getLocalSocketAddress());
                Socket peer = server.accept();
                NonLoggingConnection connection = NonLoggingConnection.create(client.socket())) {
            assertThat(connection.isStale()).isFalse();
            assertThat(client.isBlocking()).isTrue();
            act.on(peer);
            while (!connection.isStale()) {
                Thread.onSpinWait();
            }
        }
    }

    private interface Act {
        void on(Socket peer) throws IOException;
    }

    /** Fetches a page, and gives all that is logged meanwhile. */
    private static String loggedBy(FeignTrendingHashtags hashtags) {
        try (CapturedLog log = new CapturedLog();
                hashtags) {
            hashtags.fetch(TrendingHashtagsQuery.defaults());
            return log.text();
        }
    }
}
