package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.testkit.waiting.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A server that never responds to a TLS handshake, or does so one byte at a time. */
final class HandshakeServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int PAUSE_MILLIS = 100;

    /** A record of 16 KiB in which a ServerHello begins. */
    private static final byte[] RECORD = {22, 3, 3, 0x40, 0, 2, 0, 0x3f, (byte) 0xfc, 3, 3};

    private final ServerSocket port;
    private final boolean trickles;
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();

    private HandshakeServer(boolean trickles) {
        this.trickles = trickles;
        try {
            port = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
        } catch (IOException noPort) {
            throw new UncheckedIOException("no port to listen on", noPort);
        }
        Thread thread = new Thread(this::serve, "handshake-server");
        thread.setDaemon(true);
        thread.start();
    }

    static HandshakeServer silent() {
        return new HandshakeServer(false);
    }

    static HandshakeServer trickling() {
        return new HandshakeServer(true);
    }

    URI baseUri() {
        return URI.create("https://127.0.0.1:" + port.getLocalPort());
    }

    /** Waits until the client has closed its connection. */
    void awaitClientClosed(Duration patience) {
        Await.polling(patience, left::isDone, () -> "the client to close its connection");
    }

    private void serve() {
        try (Socket client = port.accept()) {
            client.setSoTimeout(PAUSE_MILLIS);
            for (int at = 0; !hasLeft(client); at++) {
                if (trickles) {
                    client.getOutputStream().write(at < RECORD.length ? RECORD[at] : 0);
                }
            }
        } catch (IOException reset) {
            // The client reset the connection, or this server is closed.
        } finally {
            left.complete(true);
        }
    }

    /** Returns whether the client has closed the connection. Reads for a while. */
    private static boolean hasLeft(Socket client) throws IOException {
        try {
            while (client.getInputStream().read() >= 0) {
                // The bytes do not matter.
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
    }
}
