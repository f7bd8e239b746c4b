package io.github.trendinghashtags.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class UnreachableServerTest {

    @Test
    void refusesConnections() {
        try (UnreachableServer nobody = UnreachableServer.refusing()) {
            assertThat(StubClient.refuses(nobody.baseUri())).isTrue();
        }
    }

    @Test
    void neverAcceptsAConnection() throws IOException {
        try (UnreachableServer nobody = UnreachableServer.silent();
                Socket socket = new Socket()) {
            InetSocketAddress address =
                    new InetSocketAddress("127.0.0.1", nobody.baseUri().getPort());
            assertThatThrownBy(() -> socket.connect(address, 300)).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
