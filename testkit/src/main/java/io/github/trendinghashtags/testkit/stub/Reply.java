package io.github.trendinghashtags.testkit.stub;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Replies to a request: by a response or by a fault. */
@FunctionalInterface
interface Reply {

    /**
     * Replies, now or later. May close the connection.
     *
     * @throws IOException if the connection is lost; the stub then closes it
     */
    void writeTo(Exchange exchange) throws IOException;

    /** Returns this reply, delayed until the gate completes. */
    default Reply after(CompletableFuture<?> gate) {
        return gate.isDone() ? this : exchange -> exchange.when(gate, () -> writeTo(exchange));
    }
}
