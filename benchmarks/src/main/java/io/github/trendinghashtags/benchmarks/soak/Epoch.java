package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Opens a stub and a client, makes some hundred calls while the stub fails at random, and closes both. */
record Epoch(TrendingHashtagsPort port, StubKeyApiServer stub, Tally tally) {
    private static final int CALLERS = 12;
    private static final int CALLS_EACH = 50;
    private static final int ATTEMPTS = 3;

    static void run(Transport transport, long seed, Tally tally) throws Exception {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            TrendingHashtagsPort port = transport.open(settings(stub));
            Epoch epoch = new Epoch(port, stub, tally);
            epoch.call(new SplittableRandom(seed));
            tally.max(Tally.LONGEST_CLOSE, epoch.closeDuringCalls());
            tally.add(Tally.CHARGED, stub.creditsCharged());
            tally.add(Tally.REQUESTS, stub.requests().size());
            tally.add(Tally.CONNECTIONS, leftOpen(stub));
        }
    }

    private static ClientSettings settings(StubKeyApiServer stub) {
        ResiliencePolicy policy =
                stub.settings().resilience().withMaxAttempts(ATTEMPTS).withoutRetryBudget();
        return stub.settings()
                .withResilience(policy)
                .withAttemptTimeout(Duration.ofMillis(400))
                .withCallTimeout(Duration.ofSeconds(2))
                .withMaxBodyBytes(256 * 1024);
    }

    private void call(SplittableRandom random) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            RandomGenerator own = random.split();
            callers.execute(() -> callOften(own));
        }
        callers.shutdown();
        if (!callers.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IllegalStateException("calls did not end within an hour");
        }
    }

    private void callOften(RandomGenerator random) {
        for (int call = 0; call < CALLS_EACH; call++) {
            if (random.nextInt(3) == 0) {
                Faults.enqueueOne(stub, random);
            }
            tally.add(Tally.CALLS, 1);
            TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults().withPage(1 + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> complete(port.fetchAsync(query)::join);
                case 1 -> cancelled(port.fetchAsync(query), random.nextInt(20));
                case 2 -> interrupted(query, random.nextInt(20));
                default -> complete(() -> port.fetch(query));
            }
        }
    }

    /** Closes the client during calls, and returns how many milliseconds that took. */
    private long closeDuringCalls() throws Exception {
        List<CompletableFuture<TrendingHashtagsPage>> futures = new ArrayList<>();
        for (int call = 0; call < 2 * CALLERS; call++) {
            tally.add(Tally.CALLS, 1);
            futures.add(port.fetchAsync(TrendingHashtagsQuery.defaults()));
        }
        long closing = System.nanoTime();
        ((AutoCloseable) port).close();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - closing);
        futures.forEach(future -> complete(future::join));
        return millis;
    }

    private void cancelled(CompletableFuture<TrendingHashtagsPage> future, int afterMillis) {
        CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS).execute(() -> future.cancel(true));
        try {
            complete(future::join);
        } catch (CancellationException cancelled) {
            // It has no receipt, so it counts as the most that a call can cost.
            tally.outcome("cancelled", ATTEMPTS * (long) Receipt.CREDITS_PER_REQUEST);
        }
    }

    private void interrupted(TrendingHashtagsQuery query, int afterMillis) {
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> interrupt = CompletableFuture.runAsync(
                caller::interrupt, CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS));
        complete(() -> port.fetch(query));
        interrupt.join();
        Thread.interrupted();
    }

    /** Completes a call and counts its outcome. */
    private void complete(Supplier<TrendingHashtagsPage> call) {
        try {
            tally.outcome("page", call.get().receipt().creditsAtMost());
        } catch (TrendingHashtagsException failure) {
            failed(failure);
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof TrendingHashtagsException cause)) {
                throw failure;
            }
            failed(cause);
        }
    }

    private void failed(TrendingHashtagsException failure) {
        tally.outcome(failure.getClass().getSimpleName(), failure.receipt().creditsAtMost());
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        if (text.toString().contains(stub.apiKey().reveal())) {
            tally.add(Tally.KEY_LEAKS, 1);
        }
    }

    /** Waits, since a client closes its connections on its own threads. */
    private static int leftOpen(StubKeyApiServer stub) {
        for (int second = 0; stub.connectionsOpen() > 0 && second < 20; second++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        return stub.connectionsOpen();
    }
}
