package io.github.trendinghashtags.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Something that writes itself to the socket in reply to a request: an answer, or whatever else a server can do. */
@FunctionalInterface
interface Reply {

    /**
     * Writes itself, now or later. It may close the connection.
     *
     * @throws IOException where the connection is lost; the stub then closes it
     */
    void writeTo(Exchange exchange) throws IOException;

    /**
     * This reply when the gate opens. Meanwhile no thread waits for the gate; the connection's own thread goes on reading,
     * and so learns at once where the client goes away.
     */
    default Reply after(CompletableFuture<?> gate, Executor writers) {
        if (gate.isDone()) {
            return this;
        }
        return exchange -> {
            CompletableFuture<Void> written = gate.handle((value, failure) -> true)
                    .thenAcceptAsync(
                            open -> {
                                try {
                                    writeTo(exchange);
                                } catch (IOException | UncheckedIOException clientLeft) {
                                    exchange.close();
                                }
                            },
                            writers);
            exchange.whenClosed(() -> written.cancel(false));
        };
    }
}
