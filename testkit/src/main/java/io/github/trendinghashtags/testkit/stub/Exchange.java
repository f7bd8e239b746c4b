package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request, or none yet, and the way back to its client. */
final class Exchange {
    private final StubChannel channel;
    private final @Nullable StubRequest request;
    private final Executor workers;

    Exchange(StubChannel channel, @Nullable StubRequest request, Executor workers) {
        this.channel = channel;
        this.request = request;
        this.workers = workers;
    }

    /** Whether the client may send another request over the connection. */
    boolean keepsAlive() {
        return request != null && request.keepsAlive();
    }

    /** Sends bytes in one write: a head and a body in two would wait 40 ms for each other on some systems. */
    void send(byte[] bytes) throws IOException {
        channel.send(bytes);
    }

    boolean isClosed() {
        return channel.isClosed();
    }

    /** Closes the connection, once the client has all that was sent. */
    void close() {
        channel.close(Side.STUB);
    }

    /** Sends no more, and takes nothing more, until the client closes the connection. */
    void closeOutput() throws IOException {
        channel.closeOutput();
    }

    /** Breaks the connection, and perhaps what was sent with it. */
    void reset() {
        channel.reset();
    }

    /**
     * Takes a step on another thread when the gate opens, unless the connection closes first. Meanwhile no thread waits for
     * the gate; the connection's own thread goes on reading, and so learns at once where the client goes away.
     */
    void when(CompletableFuture<?> gate, Step step) {
        CompletableFuture<Void> taken = gate.handle((value, failure) -> true)
                .thenAcceptAsync(
                        open -> {
                            try {
                                step.take();
                            } catch (IOException clientLeft) {
                                channel.close(Side.CLIENT);
                            }
                        },
                        workers);
        channel.whenClosed(() -> taken.cancel(false));
    }

    /** Takes a step on another thread after a while, unless the connection closes first. */
    void later(Duration delay, Step step) {
        when(new CompletableFuture<Boolean>().completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS), step);
    }

    /** Something that needs the connection. */
    @FunctionalInterface
    interface Step {
        void take() throws IOException;
    }
}
