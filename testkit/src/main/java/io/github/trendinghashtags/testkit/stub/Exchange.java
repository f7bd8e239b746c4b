package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request, if one was read, and the connection to respond over. */
final class Exchange {
    private final StubChannel channel;
    private final @Nullable StubRequest request;
    private final Executor workers;

    Exchange(StubChannel channel, @Nullable StubRequest request, Executor workers) {
        this.channel = channel;
        this.request = request;
        this.workers = workers;
    }

    /** Returns whether the client may send another request over the connection. */
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

    /** Closes the connection after all that was sent. */
    void close() {
        channel.close(Side.STUB);
    }

    /** Closes this side; reads and sends nothing more until the client closes the connection. */
    void closeOutput() throws IOException {
        channel.closeOutput();
    }

    /** Resets the connection, which may discard what was sent. */
    void reset() {
        channel.reset();
    }

    /**
     * Takes a step on another thread when the gate completes, unless the connection closes first. No thread waits for
     * the gate; the connection's thread keeps reading, and so notices at once if the client closes it.
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

    /** Takes a step on another thread after a delay, unless the connection closes first. */
    void later(Duration delay, Step step) {
        when(new CompletableFuture<Boolean>().completeOnTimeout(true, delay.toNanos(), TimeUnit.NANOSECONDS), step);
    }

    /** An action on the connection. */
    @FunctionalInterface
    interface Step {
        void take() throws IOException;
    }
}
