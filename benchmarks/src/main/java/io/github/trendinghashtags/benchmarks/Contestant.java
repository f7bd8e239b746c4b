package io.github.trendinghashtags.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.trendinghashtags.benchmarks.Load.Way;
import io.github.trendinghashtags.benchmarks.peers.Contender;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.Peer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One contender in a JVM of its own. It first prints what its page says, blocking and asynchronous. Then, for each line of
 * {@code WAY AT_ONCE MILLIS}, it makes calls for so long and prints what one of them took; and for {@link #SETTLE} it waits
 * until the JVM's compilers have nothing to do, and prints how many milliseconds they have taken so far.
 */
final class Contestant {
    static final String SETTLE = "settle";

    private static final long PAUSE_MILLIS = 100;

    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Peer peer;
    private final Allocation allocation = new Allocation();
    private final AtomicLong calls = new AtomicLong();
    private volatile @Nullable Throwable failure;
    private volatile long end;

    private Contestant(Peer peer) {
        this.peer = peer;
    }

    public static void main(String[] args) throws Exception {
        Peer peer = Contender.valueOf(args[0]).open(URI.create(args[1]), Integer.parseInt(args[2]));
        System.out.println(Facts.of(peer.fetch()));
        System.out.println(Facts.of(peer.fetchAsync().get()));
        Contestant contestant = new Contestant(peer);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(line.equals(SETTLE) ? settle() : contestant.run(line.split(" ", -1)));
        }
        System.exit(0);
    }

    /** Where no calls are made, whatever takes processor time compiles. */
    private static long settle() throws InterruptedException {
        long took;
        do {
            long before = SYSTEM.getProcessCpuTime();
            Thread.sleep(PAUSE_MILLIS);
            took = TimeUnit.NANOSECONDS.toMillis(SYSTEM.getProcessCpuTime() - before);
        } while (took > PAUSE_MILLIS / 10);
        return COMPILERS.getTotalCompilationTime();
    }

    private Sample run(String... words) throws Exception {
        Way way = Way.valueOf(words[0]);
        int atOnce = Integer.parseInt(words[1]);
        int millis = Integer.parseInt(words[2]);
        long calledBefore = calls.get();
        long bytes = allocation.bytes();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        if (way == Way.ASYNC) {
            async(atOnce);
        } else {
            blocking(atOnce, way == Way.VIRTUAL ? virtualThreads() : Thread::new);
        }
        long wall = System.nanoTime() - start;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        bytes = allocation.bytes() - bytes;
        if (failure != null) {
            throw new IllegalStateException("a call failed", failure);
        }
        double count = calls.get() - calledBefore;
        return new Sample(wall / count, cpu / count, bytes / count);
    }

    private void blocking(int atOnce, ThreadFactory threads) throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < atOnce; caller++) {
            Thread thread = threads.newThread(this::callUntilTheEnd);
            callers.add(thread);
            thread.start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private void callUntilTheEnd() {
        try {
            do {
                peer.fetch();
                calls.incrementAndGet();
            } while (goesOn());
        } catch (Exception thrown) {
            failure = thrown;
        }
    }

    private void async(int atOnce) {
        List<CompletableFuture<?>> callers = new ArrayList<>();
        for (int caller = 0; caller < atOnce; caller++) {
            CompletableFuture<?> done = new CompletableFuture<>();
            callers.add(done);
            callAgain(done);
        }
        callers.forEach(CompletableFuture::join);
    }

    private void callAgain(CompletableFuture<?> done) {
        peer.fetchAsync().whenComplete((page, thrown) -> {
            calls.incrementAndGet();
            if (thrown != null) {
                failure = thrown;
            }
            if (goesOn()) {
                callAgain(done);
            } else {
                done.complete(null);
            }
        });
    }

    private boolean goesOn() {
        return failure == null && System.nanoTime() < end;
    }

    /** Of Java 21 and later, which this is not compiled against. */
    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
