package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, one at a time, and has each replied to. */
final class StubChannel implements Runnable {
    private static final int LONGEST_HEAD = 64 * 1024;

    private final Socket socket;
    private final RequestLog log;
    private final int number;
    private final Executor workers;
    private final Function<StubRequest, Reply> replies;
    private final AtomicReference<@Nullable Side> closedBy = new AtomicReference<>();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

    StubChannel(Socket socket, RequestLog log, Executor workers, Function<StubRequest, Reply> replies) {
        this.socket = socket;
        this.log = log;
        this.number = log.connected();
        this.workers = workers;
        this.replies = replies;
    }

    /** Replies before anything is read. */
    void replyUnread(Reply reply) throws IOException {
        reply.writeTo(new Exchange(this, null, workers));
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); head != null && !isClosed(); head = head(in)) {
                replyTo(head);
            }
        } catch (IOException lost) {
            // The client went away, or the stub was closed.
        } finally {
            close(Side.CLIENT);
        }
    }

    private void replyTo(String head) throws IOException {
        StubRequest request;
        try {
            request = StubRequest.parse(head, number, System.nanoTime());
        } catch (IllegalArgumentException notHttp) {
            refuse(400);
            return;
        }
        Reply reply;
        synchronized (log) { // Requests of other connections take their replies before both, or after.
            reply = replies.apply(request);
            log.arrived(request);
        }
        reply.writeTo(new Exchange(this, request, workers));
    }

    /** Returns the next request's head without its empty line, or null if no further request comes. */
    private @Nullable String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int lineLength = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            if (next == '\n' && lineLength == 0 && head.size() > 2) {
                String text = head.toString(StandardCharsets.ISO_8859_1);
                return text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1));
            }
            lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
            if (head.size() > LONGEST_HEAD) {
                refuse(431);
                return null;
            }
        }
        return null;
    }

    private void refuse(int status) throws IOException {
        send(("HTTP/1.1 " + status + " Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        close(Side.STUB);
    }

    synchronized void send(byte[] bytes) throws IOException {
        boolean first = log.beginResponse(number);
        socket.getOutputStream().write(bytes);
        if (first) {
            log.responseBegun();
        }
    }

    /** Closes the connection by a reset, which may discard what is still being sent. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
        close(Side.STUB);
    }

    /** Closes the stub's side alone, and reads the client's side until the client closes it. */
    void closeOutput() throws IOException {
        // First, so that a test that waits for it finds the connection closed.
        socket.shutdownOutput();
        markClosed(Side.STUB);
    }

    /** Closes the connection. The first call decides which side closed it. */
    void close(Side by) {
        markClosed(by);
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to close.
        }
        closed.complete(null);
    }

    /** Records the close before the client can notice it. */
    private void markClosed(Side by) {
        if (closedBy.compareAndSet(null, by)) {
            log.disconnected(number, by);
        }
    }

    boolean isClosed() {
        return closedBy.get() != null;
    }

    void whenClosed(Runnable task) {
        CompletableFuture<Void> unused = closed.thenRun(task);
    }
}
