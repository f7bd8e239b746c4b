package io.github.trendinghashtags.testkit.stub;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Something that writes itself to the socket in reply to a request: a response, or whatever else a server can do. */
@FunctionalInterface
interface Reply {

    /**
     * Writes itself, now or later. It may close the connection.
     *
     * @throws IOException where the connection is lost; the stub then closes it
     */
    void writeTo(Exchange exchange) throws IOException;

    /** This reply when the gate opens. */
    default Reply after(CompletableFuture<?> gate) {
        return gate.isDone() ? this : exchange -> exchange.when(gate, () -> writeTo(exchange));
    }
}
