package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Records requests and connections, and waits for more. */
final class RequestLog {
    private final List<StubRequest> requests = new ArrayList<>();
    private final NavigableMap<Integer, StubConnection> connections = new TreeMap<>();
    private final Set<Integer> pending = new HashSet<>();
    private Duration patience = Await.PATIENCE;
    private int lastConnection;
    private int open;
    private int mostInFlight;
    private int responsesBegun;

    synchronized void awaitAtMost(Duration timeout) {
        patience = timeout;
    }

    synchronized int connected() {
        int number = ++lastConnection;
        connections.put(number, new StubConnection(number, 0, System.nanoTime(), null, null));
        open++;
        notifyAll();
        return number;
    }

    synchronized void disconnected(int connection, Side by) {
        change(connection, opened -> opened.closed(by));
        pending.remove(connection);
        open--;
        notifyAll();
    }

    synchronized void arrived(StubRequest request) {
        requests.add(request);
        change(request.connection(), StubConnection::withRequest);
        pending.add(request.connection());
        mostInFlight = Math.max(mostInFlight, pending.size());
        notifyAll();
    }

    /**
     * Called before the first byte is sent, so that a client that quickly sends another request is not counted twice.
     * Returns whether this is the first call for the request.
     */
    synchronized boolean beginResponse(int connection) {
        return pending.remove(connection);
    }

    synchronized void responseBegun() {
        responsesBegun++;
        notifyAll();
    }

    synchronized int responsesBegun() {
        return responsesBegun;
    }

    private void change(int connection, UnaryOperator<StubConnection> change) {
        connections.computeIfPresent(connection, (number, before) -> change.apply(before));
    }

    synchronized List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<StubConnection> connections() {
        return List.copyOf(connections.values());
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    synchronized int accepted() {
        return connections.size();
    }

    synchronized int open() {
        return open;
    }

    /** Forgets everything but the open connections, over which clients may send more. */
    synchronized void reset() {
        requests.clear();
        connections.values().removeIf(connection -> !connection.isOpen());
        mostInFlight = pending.size();
        responsesBegun = 0;
        patience = Await.PATIENCE;
        notifyAll();
    }

    void await(String what, int count, BooleanSupplier reached) {
        Duration timeout;
        synchronized (this) {
            timeout = patience;
        }
        Await.until(this, timeout, reached, () -> count + " " + what + ", had " + this);
    }

    @Override
    public synchronized String toString() {
        return requests.size() + " requests, " + connections.size() + " connections, " + open + " of them open";
    }
}
