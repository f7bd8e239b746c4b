package io.github.trendinghashtags.keyapi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers as scripted, one step a request; without a script, an exchange stays open until a test completes it. */
final class ScriptedTransport implements Transport {
    private final Deque<Supplier<CompletableFuture<TransportResponse>>> script = new ArrayDeque<>();
    private final List<TransportRequest> calls = new ArrayList<>();
    private final List<CompletableFuture<TransportResponse>> exchanges = new ArrayList<>();

    ScriptedTransport answers(TransportResponse... answers) {
        for (TransportResponse answer : answers) {
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

    ScriptedTransport then(Supplier<CompletableFuture<TransportResponse>> step) {
        script.add(step);
        return this;
    }

    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest call, @Nullable Executor callingThread) {
        Supplier<CompletableFuture<TransportResponse>> step;
        synchronized (this) {
            calls.add(call);
            step = script.isEmpty() ? CompletableFuture::new : script.poll();
        }
        CompletableFuture<TransportResponse> exchange = step.get();
        synchronized (this) {
            if (exchange != null) {
                exchanges.add(exchange);
            }
            notifyAll();
        }
        return exchange;
    }

    synchronized List<TransportRequest> calls() {
        return List.copyOf(calls);
    }

    synchronized int sent() {
        return calls.size();
    }

    synchronized CompletableFuture<TransportResponse> exchange(int number) {
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
