package io.github.trendinghashtags.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.trendinghashtags.benchmarks.Load.CallMode;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.Peer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one contender in a JVM of its own. Prints the facts of its page, blocking and asynchronous. Then, for each line
 * {@code MODE CONCURRENCY MILLIS} of its input, makes calls for that time and prints the sample of one call; for
 * {@link #SETTLE} waits until the JIT compilers are idle and prints how many milliseconds they have run.
 */
final class Worker {
    static final String SETTLE = "settle";

    private static final long PAUSE_MILLIS = 100;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final AllocationCounter allocation = new AllocationCounter();
    private final ExecutorService platformThreads = Executors.newCachedThreadPool();
    private final AtomicLong calls = new AtomicLong();
    private final Peer peer;
    private volatile long end;

    Worker(Peer peer) {
        this.peer = peer;
    }

    public static void main(String[] args) throws Exception {
        Peer peer = Contender.valueOf(args[0]).open(URI.create(args[1]), Integer.parseInt(args[2]));
        System.out.println(Facts.of(peer.fetch().call()));
        System.out.println(Facts.of(peer.fetchAsync().get().get()));
        Worker worker = new Worker(peer);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(line.equals(SETTLE) ? settle() : worker.run(line.split(" ", -1)));
        }
        System.exit(0);
    }

    private Sample run(String... words) throws Exception {
        Load load = new Load(CallMode.valueOf(words[0]), Integer.parseInt(words[1]));
        return run(load, Long.parseLong(words[2]));
    }

    /** Makes calls for some milliseconds, and at least one call by each caller. */
    Sample run(Load load, long millis) throws Exception {
        ExecutorService virtualThreads = load.mode() == CallMode.VIRTUAL ? virtualThreads() : null;
        calls.set(0);
        long bytes = allocation.bytes();
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        if (load.mode() == CallMode.ASYNC) {
            Stream.generate(this::callAsyncUntilEnd)
                    .limit(load.concurrency())
                    .toList()
                    .forEach(CompletableFuture::join);
        } else {
            blocking(virtualThreads == null ? platformThreads : virtualThreads, load.concurrency());
        }
        double wall = System.nanoTime() - start;
        processor = SYSTEM.getProcessCpuTime() - processor;
        bytes = allocation.bytes() - bytes;
        double count = calls.get();
        return new Sample(wall / count, processor / count, bytes / count);
    }

    private void blocking(ExecutorService executor, int concurrency) throws Exception {
        for (Future<?> caller : executor.invokeAll(Collections.nCopies(concurrency, this::callUntilEnd))) {
            caller.get();
        }
    }

    private @Nullable Void callUntilEnd() throws Exception {
        do {
            peer.fetch().call();
            calls.incrementAndGet();
        } while (System.nanoTime() < end);
        return null;
    }

    private CompletableFuture<Boolean> callAsyncUntilEnd() {
        return peer.fetchAsync().get().thenCompose(page -> {
            calls.incrementAndGet();
            return System.nanoTime() < end ? callAsyncUntilEnd() : CompletableFuture.completedFuture(true);
        });
    }

    /** Without calls, only the compilers take processor time. */
    private static long settle() throws InterruptedException {
        long busy;
        do {
            long before = SYSTEM.getProcessCpuTime();
            Thread.sleep(PAUSE_MILLIS);
            busy = TimeUnit.NANOSECONDS.toMillis(SYSTEM.getProcessCpuTime() - before);
        } while (busy > PAUSE_MILLIS / 10);
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    /** Java 21 has this method, Java 17 compiles this class. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
