package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** A stub, a client and a few thousand calls, from the opening of both to their closing. */
final class Epoch {
    private static final int CALLERS = 12;
    private static final int CALLS_EACH = 50;
    private static final int ATTEMPTS = 3;

    private final TrendingHashtagsPort port;
    private final StubKeyApiServer stub;
    private final Tally tally;

    private Epoch(TrendingHashtagsPort port, StubKeyApiServer stub, Tally tally) {
        this.port = port;
        this.stub = stub;
        this.tally = tally;
    }

    static void run(Transport transport, long seed, Tally tally) {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            TrendingHashtagsPort port = transport.open(settings(stub));
            Epoch epoch = new Epoch(port, stub, tally);
            epoch.call(new SplittableRandom(seed));
            long millis = epoch.closeAmidCalls();
            tally.epoch(stub.creditsCharged(), stub.requests().size(), leftOpen(stub), millis);
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

    private void call(SplittableRandom random) {
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            RandomGenerator own = random.split();
            Thread thread = new Thread(() -> callOften(own), "caller-" + caller);
            callers.add(thread);
            thread.start();
        }
        callers.forEach(Epoch::join);
    }

    private void callOften(RandomGenerator random) {
        for (int call = 0; call < CALLS_EACH; call++) {
            if (random.nextInt(3) == 0) {
                Faults.enqueueOne(stub, random);
            }
            tally.call();
            TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults().withPage(1 + random.nextInt(5));
            switch (random.nextInt(4)) {
                case 0 -> asynchronously(port.fetchAsync(query));
                case 1 -> cancelled(port.fetchAsync(query), random.nextInt(20));
                case 2 -> interrupted(query, random.nextInt(20));
                default -> blocking(query);
            }
        }
    }

    /** Closes the client while it is busy, and returns how long that took, in milliseconds. */
    private long closeAmidCalls() {
        List<CompletableFuture<TrendingHashtagsPage>> futures = new ArrayList<>();
        for (int call = 0; call < 2 * CALLERS; call++) {
            tally.call();
            futures.add(port.fetchAsync(TrendingHashtagsQuery.defaults()));
        }
        long closing = System.nanoTime();
        close(port);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - closing);
        futures.forEach(this::asynchronously);
        return millis;
    }

    private void blocking(TrendingHashtagsQuery query) {
        try {
            page(port.fetch(query));
        } catch (TrendingHashtagsException failure) {
            failure(failure);
        }
    }

    private void asynchronously(CompletableFuture<TrendingHashtagsPage> future) {
        try {
            page(future.join());
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof TrendingHashtagsException failure)) {
                throw failed;
            }
            failure(failure);
        }
    }

    private void cancelled(CompletableFuture<TrendingHashtagsPage> future, int afterMillis) {
        CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS).execute(() -> future.cancel(true));
        try {
            asynchronously(future);
        } catch (CancellationException cancelled) {
            // Nobody tells what it cost: it is counted as the most that a call can.
            tally.outcome("cancelled", ATTEMPTS * 2L);
        }
    }

    private void interrupted(TrendingHashtagsQuery query, int afterMillis) {
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> interrupt = CompletableFuture.runAsync(
                caller::interrupt, CompletableFuture.delayedExecutor(afterMillis, TimeUnit.MILLISECONDS));
        blocking(query);
        interrupt.join();
        Thread.interrupted();
    }

    private void page(TrendingHashtagsPage page) {
        tally.outcome("page", page.receipt().creditsAtMost());
    }

    private void failure(TrendingHashtagsException failure) {
        tally.outcome(failure.getClass().getSimpleName(), failure.receipt().creditsAtMost());
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        if (text.toString().contains(stub.apiKey().reveal())) {
            tally.keyTold();
        }
    }

    /** On Java 17 an HTTP client lets go of its idle connections when it is collected, and a while after that. */
    private static long leftOpen(StubKeyApiServer stub) {
        for (int second = 0; stub.connectionsOpen() > 0 && second < 20; second++) {
            System.gc();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        return stub.connectionsOpen();
    }

    private static void close(TrendingHashtagsPort port) {
        try {
            ((AutoCloseable) port).close();
        } catch (Exception unforeseen) {
            throw new IllegalStateException("the client can't be closed", unforeseen);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unforeseen) {
            throw new IllegalStateException("nobody interrupts this thread", unforeseen);
        }
    }
}
