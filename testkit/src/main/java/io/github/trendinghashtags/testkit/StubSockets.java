package io.github.trendinghashtags.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The stub's port, its connections and their threads. */
final class StubSockets implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket port;
    private final RequestLog log;
    private final Function<StubRequest, Reply> replies;
    private final Set<StubConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stub-keyapi");
        thread.setDaemon(true);
        return thread;
    });

    StubSockets(RequestLog log, Function<StubRequest, Reply> replies) throws IOException {
        this.log = log;
        this.replies = replies;
        this.port = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        threads.execute(this::acceptAll);
    }

    int port() {
        return port.getLocalPort();
    }

    Executor workers() {
        return threads;
    }

    private void acceptAll() {
        while (!port.isClosed()) {
            try {
                accept(port.accept());
            } catch (IOException | RejectedExecutionException closed) {
                // The loop's condition tells whether it was this port, or a client that left before it was accepted.
            }
        }
    }

    private void accept(Socket socket) {
        StubConnection connection = new StubConnection(socket, log.connected(), this::recorded);
        connections.add(connection);
        connection.whenClosed(() -> {
            connections.remove(connection);
            log.disconnected();
        });
        if (port.isClosed()) {
            connection.close();
            return;
        }
        threads.execute(connection);
    }

    private Reply recorded(StubRequest request) {
        log.arrived(request);
        return replies.apply(request);
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException alreadyGone) {
            // as it says
        }
        connections.forEach(StubConnection::close);
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
