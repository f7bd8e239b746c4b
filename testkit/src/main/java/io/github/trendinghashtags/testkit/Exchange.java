package io.github.trendinghashtags.testkit;

import java.io.IOException;

/** One request and the way back to its client. */
final class Exchange {
    private final StubConnection connection;
    private final StubRequest request;

    Exchange(StubConnection connection, StubRequest request) {
        this.connection = connection;
        this.request = request;
    }

    StubRequest request() {
        return request;
    }

    /** Sends bytes in one write: a head and a body in two would wait 40 ms for each other on some systems. */
    void send(byte[] bytes) throws IOException {
        connection.send(bytes);
    }

    void close() {
        connection.close();
    }

    /** Runs something when the connection closes, or at once where it is closed. */
    void whenClosed(Runnable task) {
        connection.whenClosed(task);
    }
}
