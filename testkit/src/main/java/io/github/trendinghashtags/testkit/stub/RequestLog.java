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

/** What has happened on the stub's wire, and how to wait for more. */
final class RequestLog {
    private final List<StubRequest> requests = new ArrayList<>();
    private final NavigableMap<Integer, StubConnection> connections = new TreeMap<>();
    private final Set<Integer> unanswered = new HashSet<>();
    private Duration patience = Await.PATIENCE;
    private int lastConnection;
    private int open;
    private int mostInFlight;
    private int answersBegun;

    synchronized void awaitAtMost(Duration longestWait) {
        patience = longestWait;
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
        unanswered.remove(connection);
        open--;
        notifyAll();
    }

    synchronized void arrived(StubRequest request) {
        requests.add(request);
        change(request.connection(), StubConnection::withRequest);
        unanswered.add(request.connection());
        mostInFlight = Math.max(mostInFlight, unanswered.size());
        notifyAll();
    }

    /** Comes before the first byte is sent, so that no client can be counted twice who is quick to ask again. Says whether it is the first. */
    synchronized boolean answering(int connection) {
        return unanswered.remove(connection);
    }

    synchronized void answered() {
        answersBegun++;
        notifyAll();
    }

    synchronized int answersBegun() {
        return answersBegun;
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

    /** Forgets all but the connections that are open, over which clients may send more. */
    synchronized void reset() {
        requests.clear();
        connections.values().removeIf(connection -> !connection.isOpen());
        mostInFlight = unanswered.size();
        answersBegun = 0;
        patience = Await.PATIENCE;
        notifyAll();
    }

    void await(String what, int count, BooleanSupplier reached) {
        Duration longestWait;
        synchronized (this) {
            longestWait = patience;
        }
        Await.until(this, longestWait, reached, () -> count + " " + what + ", had " + this);
    }

    @Override
    public synchronized String toString() {
        return requests.size() + " requests, " + connections.size() + " connections, " + open + " of them open";
    }
}
