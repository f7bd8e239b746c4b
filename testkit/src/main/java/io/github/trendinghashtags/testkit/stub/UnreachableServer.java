package io.github.trendinghashtags.testkit.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A port of this machine to which no connection can be made.
 *
 * <pre>{@code
 * try (UnreachableServer server = UnreachableServer.refusing()) {
 *     var hashtags = JdkHttpTrendingHashtags.create(settings.withBaseUri(server.baseUri()));
 *     assertThrows(ConnectionFailed.class, () -> hashtags.fetch(TrendingHashtagsQuery.defaults()));
 * }
 * }</pre>
 */
public final class UnreachableServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MOST_TRIES = 64;

    private final int port;
    private final List<AutoCloseable> held;

    private UnreachableServer(int port, List<AutoCloseable> held) {
        this.port = port;
        this.held = held;
    }

    /**
     * Binds a port without listening: it refuses connections, and no other process can open it.
     *
     * @return the port, to be closed
     */
    public static UnreachableServer refusing() {
        Socket bound = new Socket();
        try {
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port to bind", noPort);
        }
        return new UnreachableServer(bound.getLocalPort(), List.of(bound));
    }

    /**
     * Opens a port with a full backlog, so that further connections neither succeed nor fail. Works on Unix only.
     *
     * @return the port, to be closed
     */
    public static UnreachableServer silent() {
        List<AutoCloseable> held = new ArrayList<>();
        UnreachableServer server;
        try {
            ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
            held.add(listening);
            server = new UnreachableServer(listening.getLocalPort(), held);
            fill(listening.getLocalSocketAddress(), held);
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port to listen on", noPort);
        }
        return server;
    }

    private static void fill(SocketAddress address, List<AutoCloseable> held) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            Socket waiting = new Socket();
            held.add(waiting);
            try {
                waiting.connect(address, 200);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new IllegalStateException("this system's queue of connections has no end");
    }

    /**
     * Returns the address, at which no connection is accepted.
     *
     * @return such as {@code http://127.0.0.1:40001}
     */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Frees the port. */
    @Override
    public void close() {
        for (AutoCloseable each : held) {
            try {
                each.close();
            } catch (Exception alreadyGone) {
                // Nothing is left to close.
            }
        }
    }
}
