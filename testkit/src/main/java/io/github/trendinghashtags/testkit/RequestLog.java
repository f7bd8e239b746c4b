package io.github.trendinghashtags.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What has happened on the stub's wire, and how to wait for more. */
final class RequestLog {
    private final List<StubRequest> requests = new ArrayList<>();
    private int accepted;
    private int open;

    synchronized int connected() {
        accepted++;
        open++;
        notifyAll();
        return accepted;
    }

    synchronized void disconnected() {
        open--;
        notifyAll();
    }

    synchronized void arrived(StubRequest request) {
        requests.add(request);
        notifyAll();
    }

    synchronized List<StubRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized int accepted() {
        return accepted;
    }

    synchronized int open() {
        return open;
    }

    void await(String what, int count, BooleanSupplier reached) {
        Await.until(this, reached, () -> count + " " + what + ", had " + this);
    }

    @Override
    public synchronized String toString() {
        return requests.size() + " requests, " + accepted + " connections, " + open + " of them open";
    }
}
