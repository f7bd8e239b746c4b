package io.github.trendinghashtags.keyapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers as scripted, one step a request; without a script, an exchange stays open until a test completes it. */
final class ScriptedTransport implements Transport {
    private final Deque<Supplier<CompletableFuture<HttpAnswer>>> script = new ArrayDeque<>();
    private final List<HttpCall> calls = new ArrayList<>();
    private final List<CompletableFuture<HttpAnswer>> exchanges = new ArrayList<>();

    ScriptedTransport answers(HttpAnswer... answers) {
        for (HttpAnswer answer : answers) {
            then(() -> CompletableFuture.completedFuture(answer));
        }
        return this;
    }

    ScriptedTransport fails(Throwable thrown) {
        return then(() -> CompletableFuture.failedFuture(thrown));
    }

    ScriptedTransport stalls() {
        return then(CompletableFuture::new);
    }

    ScriptedTransport then(Supplier<CompletableFuture<HttpAnswer>> step) {
        script.add(step);
        return this;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        Supplier<CompletableFuture<HttpAnswer>> step;
        synchronized (this) {
            calls.add(call);
            step = script.isEmpty() ? CompletableFuture::new : script.poll();
        }
        CompletableFuture<HttpAnswer> exchange = step.get();
        synchronized (this) {
            if (exchange != null) {
                exchanges.add(exchange);
            }
            notifyAll();
        }
        return exchange;
    }

    synchronized List<HttpCall> calls() {
        return List.copyOf(calls);
    }

    synchronized int sent() {
        return calls.size();
    }

    synchronized CompletableFuture<HttpAnswer> exchange(int number) {
        return exchanges.get(number - 1);
    }

    synchronized long inFlight() {
        return exchanges.stream().filter(exchange -> !exchange.isDone()).count();
    }

    /** Returns when so many requests have gone out. */
    synchronized void awaitSent(int count) throws InterruptedException {
        while (exchanges.size() < count) {
            wait();
        }
    }
}
