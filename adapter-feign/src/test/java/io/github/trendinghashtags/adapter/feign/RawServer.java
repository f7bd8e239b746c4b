package io.github.trendinghashtags.adapter.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on raw sockets. A script serves each connection on a thread of its own, which closes the connection at its end. */
final class RawServer implements AutoCloseable {
    static final ApiKey KEY = ApiKey.of("sk_live_canary_8f3a5b7c");

    /** Serves one connection. */
    interface Script {
        void serve(Peer peer) throws IOException;
    }

    private final ServerSocket listening;
    private final Script script;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Semaphore requestsToAwait = new Semaphore(0);
    private final Semaphore endsToAwait = new Semaphore(0);

    RawServer(Script script) throws IOException {
        this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.script = script;
        daemon(this::accept);
    }

    /** Serves each request of a connection the documented page. */
    static void pages(Peer peer) throws IOException {
        while (peer.readRequest()) {
            peer.writePage();
        }
    }

    /** Reads each request of a connection and never responds. */
    static void silence(Peer peer) throws IOException {
        while (peer.readRequest()) {}
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort());
    }

    /** Settings that lead here, with pauses of a few milliseconds and no pace to keep. */
    ClientSettings settings(String scheme) {
        Duration milli = Duration.ofMillis(1);
        return ClientSettings.of(KEY)
                .withBaseUri(uri(scheme))
                .withResilience(ResiliencePolicy.defaults()
                        .withBackoff(milli, Duration.ofMillis(4))
                        .withRateLimit(1_000_000, milli));
    }

    ClientSettings settings() {
        return settings("http");
    }

    int connections() {
        return connections.get();
    }

    /** How many requests were read to the end of their heads. */
    int requests() {
        return requests.get();
    }

    /** Waits until that many more requests than were awaited before have been read. */
    void awaitRequests(int more) throws InterruptedException {
        await(requestsToAwait, more, "requests");
    }

    /** Waits until that many more connections than were awaited before have been served. */
    void awaitEnds(int more) throws InterruptedException {
        await(endsToAwait, more, "ends of connections");
    }

    private static void await(Semaphore semaphore, int permits, String what) throws InterruptedException {
        if (!semaphore.tryAcquire(permits, 30, TimeUnit.SECONDS)) {
            throw new AssertionError("waited for " + permits + " " + what + ", had " + semaphore.availablePermits());
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (Peer peer = new Peer(socket)) {
            script.serve(peer);
        } catch (IOException reset) {
            // The client has closed the connection.
        } finally {
            open.remove(socket);
            endsToAwait.release();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        closeConnections();
    }

    void closeConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The server's end of a connection. */
    final class Peer implements AutoCloseable {
        private final Socket base;
        private Socket socket;

        private Peer(Socket base) {
            this.base = base;
            this.socket = base;
        }

        /** What follows is encrypted. */
        void startTls(SSLContext context) throws IOException {
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(base, null, true);
            tls.setUseClientMode(false);
            socket = tls;
        }

        /** Reads one request. Returns false if there is no other. */
        boolean readRequest() throws IOException {
            InputStream in = socket.getInputStream();
            int newlines = 0;
            while (newlines < 2) {
                int read;
                try {
                    read = in.read();
                } catch (SocketException reset) {
                    return false;
                }
                if (read < 0) {
                    return false;
                }
                newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            }
            requests.incrementAndGet();
            requestsToAwait.release();
            return true;
        }

        void write(String text) throws IOException {
            write(text.getBytes(ISO_8859_1));
        }

        private void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        void writePage() throws IOException {
            byte[] page = HashtagFixtures.documentedResponse();
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + page.length + "\r\n\r\n";
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(head.getBytes(ISO_8859_1));
            whole.write(page);
            write(whole.toByteArray());
        }

        /** Writes a text's bytes one by one until the client closes the connection. */
        void trickle(String text) throws IOException {
            socket.setSoTimeout(20);
            for (int next = 0; ; next = Math.min(next + 1, text.length() - 1)) {
                write(text.substring(next, next + 1));
                try {
                    if (socket.getInputStream().read() < 0) {
                        return;
                    }
                } catch (SocketTimeoutException open) {
                    // The client is still there.
                }
            }
        }

        /** Counts what the client sends until it closes the connection. */
        int countToEnd() throws IOException {
            int count = 0;
            try {
                while (socket.getInputStream().read() >= 0) {
                    count++;
                }
            } catch (SocketException reset) {
                // As good as an end.
            }
            return count;
        }

        /** Returns once the client's system has acknowledged the end, which lingering waits for. */
        @Override
        public void close() throws IOException {
            if (!base.isClosed()) {
                base.setSoLinger(true, 10);
            }
            socket.close();
        }
    }
}
