package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The stub's port, its connections and their threads. */
final class StubSockets implements AutoCloseable {
    private static final String THREAD = "stub-keyapi";
    private static final int BACKLOG = 1024;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket port;
    private final RequestLog log;
    private final StubScript script;
    private final Set<StubChannel> channels = ConcurrentHashMap.newKeySet();

    /** Keeps the stub's threads out of the groups of threads that use the stub. */
    private final ThreadGroup group = new ThreadGroup(THREAD);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(group, task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    StubSockets(RequestLog log, StubScript script) throws IOException {
        this.log = log;
        this.script = script;
        this.port = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK));
        threads.execute(this::acceptAll);
    }

    int port() {
        return port.getLocalPort();
    }

    /** Returns how many connections this side has closed and the client has not. */
    int halfClosed() {
        return (int) channels.stream().filter(StubChannel::isClosed).count();
    }

    private void acceptAll() {
        while (!port.isClosed()) {
            try {
                accept(port.accept());
            } catch (IOException | RejectedExecutionException closed) {
                // Either the port was closed, which ends the loop, or a client closed its connection before it was
                // accepted.
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        StubChannel channel = new StubChannel(socket, log, threads, script::replyTo);
        channels.add(channel);
        channel.whenClosed(() -> channels.remove(channel));
        if (port.isClosed()) {
            channel.close(Side.STUB);
            return;
        }
        @Nullable Reply unread = script.takeUnread();
        if (unread == null) {
            threads.execute(channel);
        } else {
            channel.replyUnread(unread);
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
        channels.forEach(channel -> channel.close(Side.STUB));
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
