package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a call costs, in counts that don't depend on how fast the machine is; the benchmarks module has the times. */
@ExtendWith(StubKeyApiExtension.class)
class CostOfACallTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final int CALLS = 300;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void startsNoThreadForABlockingCall(StubKeyApiServer stub) {
        assertThat(threadsStarted(stub, hashtags -> hashtags.fetch(QUERY))).isLessThan(CALLS / 3);
    }

    @Test
    void startsNoThreadForAnAsynchronousCall(StubKeyApiServer stub) {
        assertThat(threadsStarted(stub, hashtags -> hashtags.fetchAsync(QUERY).join()))
                .isLessThan(CALLS / 3);
    }

    /** Some 116 KB on Java 17, of which the JDK's client makes 50, the body 25 and the page the rest. */
    @Test
    void allocatesLittleMoreThanThePageAndTheClientsOwn(StubKeyApiServer stub) {
        try (var hashtags = unhurried(stub)) {
            call(CALLS, () -> hashtags.fetch(QUERY));
            Map<Long, Long> before = allocated();
            call(CALLS, () -> hashtags.fetch(QUERY));
            long bytes = allocated().entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
            assertThat(bytes / CALLS).isLessThan(132_000);
        }
    }

    private long threadsStarted(StubKeyApiServer stub, Consumer<JdkHttpTrendingHashtags> call) {
        try (var hashtags = unhurried(stub)) {
            call.accept(hashtags);
            long before = threads.getTotalStartedThreadCount();
            call(CALLS, () -> call.accept(hashtags));
            return threads.getTotalStartedThreadCount() - before;
        }
    }

    /** By this thread and the client's, and not by the stub's: bytes by thread. */
    private Map<Long, Long> allocated() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread == Thread.currentThread()
                        || thread.getName().startsWith("HttpClient-")
                        || thread.getName().startsWith("trending-hashtags-"))
                .collect(Collectors.toMap(
                        Thread::getId, thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.getId()))));
    }

    private static JdkHttpTrendingHashtags unhurried(StubKeyApiServer stub) {
        return JdkHttpTrendingHashtags.create(stub.settings()
                .withResilience(stub.settings().resilience().withPermits(1_000_000, Duration.ofMillis(1))));
    }

    private static void call(int times, Runnable call) {
        for (int time = 0; time < times; time++) {
            call.run();
        }
    }
}
