package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the requests that it reads over plain sockets; closes a connection where it has nothing to respond with. */
final class RawServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    static final String UNAUTHORIZED =
            "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\nno";
    static final String CLOSE = "";

    /** Closes the connection and accepts no others. */
    static final String CLOSE_ALL = "close all";

    private final ServerSocket socket;
    private final Queue<String> responses = new ConcurrentLinkedQueue<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Thread caller;
    private final CountDownLatch refusing = new CountDownLatch(1);

    RawServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::accept);
    }

    void next(String... more) {
        responses.addAll(List.of(more));
    }

    /** Responds only once that thread waits, and so has left the client that sent its request; or at once again, if null. */
    void respondOnceWaiting(@Nullable Thread caller) {
        this.caller = caller;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    int requests() {
        return heads.size();
    }

    String lastHead() {
        return heads.get(heads.size() - 1);
    }

    void awaitConnectionsOpen(int count) {
        await(() -> open.get() == count);
        assertThat(open).as("open connections").hasValue(count);
    }

    void awaitRequests(int count) {
        await(() -> requests() >= count);
        assertThat(heads).hasSizeGreaterThanOrEqualTo(count);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                open.incrementAndGet();
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over, or wants no more connections
        } finally {
            refusing.countDown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (String head = head(connection.getInputStream());
                    head != null;
                    head = head(connection.getInputStream())) {
                heads.add(head);
                String response = responses.poll();
                if (CLOSE_ALL.equals(response)) {
                    socket.close();
                    refusing.await();
                    return;
                }
                if (response == null || response.equals(CLOSE)) {
                    return;
                }
                await(this::callerWaits);
                connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException | InterruptedException lost) {
            // the client closed it
        } finally {
            open.decrementAndGet();
        }
    }

    private boolean callerWaits() {
        Thread waiting = caller;
        return waiting == null || waiting.getState() == Thread.State.WAITING;
    }

    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return null;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
