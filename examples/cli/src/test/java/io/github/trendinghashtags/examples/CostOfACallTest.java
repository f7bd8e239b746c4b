package io.github.trendinghashtags.examples;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a call costs, in counts that don't depend on how fast the machine is; the benchmarks have the times. */
class CostOfACallTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final int CALLS = 100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Some 116 KB on Java 17, of which the JDK's client makes 50, the body 25 and the page the rest. */
    @Nested
    class OverTheJdk extends OverATransport {
        OverTheJdk() {
            super(JdkHttpTrendingHashtags::create, JdkHttpTrendingHashtags::close, 132_000);
        }
    }

    /** Some 124 KB, of which HttpClient 5 and Feign make 60. */
    @Nested
    class OverFeign extends OverATransport {
        OverFeign() {
            super(FeignTrendingHashtags::create, FeignTrendingHashtags::close, 145_000);
        }
    }

    abstract static class OverATransport {
        private final StubKeyApiServer stub = StubKeyApiServer.start();
        private final TrendingHashtagsPort hashtags;
        private final Runnable close;
        private final long bytesAtMost;

        <T extends TrendingHashtagsPort> OverATransport(
                Function<ClientSettings, T> transport, Consumer<T> close, long bytesAtMost) {
            T opened = transport.apply(stub.settings()
                    .withResilience(stub.settings().resilience().withRateLimit(1_000_000, Duration.ofMillis(1))));
            this.hashtags = opened;
            this.close = () -> close.accept(opened);
            this.bytesAtMost = bytesAtMost;
        }

        @BeforeEach
        void warmUp() {
            call(this::block);
            call(this::await);
        }

        @AfterEach
        void close() {
            close.run();
            stub.close();
        }

        @Test
        void sendsOneRequest() {
            call(this::block);
            call(this::await);

            assertThat(stub.requests()).hasSize(4 * CALLS);
        }

        @Test
        void startsNoThread() {
            long before = THREADS.getTotalStartedThreadCount();
            call(this::block);
            call(this::await);

            assertThat(THREADS.getTotalStartedThreadCount() - before).isLessThan(CALLS / 3);
        }

        @Test
        void wakesNoTimer() {
            assertThat(growth(OverATransport::timerWaits)).isLessThan(CALLS / 3);
        }

        @Test
        void allocatesLittleMoreThanThePageAndTheClientsOwn() {
            assertThat(growth(OverATransport::allocated) / CALLS).isBetween(bytesAtMost / 2, bytesAtMost);
        }

        private void block() {
            hashtags.fetch(QUERY);
        }

        private void await() {
            hashtags.fetchAsync(QUERY).join();
        }

        private static void call(Runnable call) {
            for (int time = 0; time < CALLS; time++) {
                call.run();
            }
        }

        /**
         * How much blocking calls add to counts by thread. Each thread by itself: on Java 17, one of a client that an
         * earlier test closed ends when the collector finds it, and takes its count along.
         */
        private long growth(Supplier<Map<Thread, Long>> counts) {
            Map<Thread, Long> before = counts.get();
            call(this::block);

            return counts.get().entrySet().stream()
                    .mapToLong(thread -> Math.max(0, thread.getValue() - before.getOrDefault(thread.getKey(), 0L)))
                    .sum();
        }

        /** Bytes, by this thread and the client's, and not by the stub's. */
        private static Map<Thread, Long> allocated() {
            return threads()
                    .filter(thread -> thread == Thread.currentThread()
                            || thread.getName().startsWith("HttpClient-")
                            || thread.getName().startsWith("trending-hashtags-"))
                    .collect(toMap(identity(), thread -> THREADS.getThreadAllocatedBytes(thread.getId())));
        }

        /** How often threads that wait for a moment to come have begun to. */
        private static Map<Thread, Long> timerWaits() {
            return threads()
                    .filter(thread -> thread.getName().startsWith("trending-hashtags-"))
                    .filter(thread -> Arrays.stream(thread.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().contains("DelayedWorkQueue")))
                    .collect(toMap(
                            identity(),
                            thread -> THREADS.getThreadInfo(thread.getId()).getWaitedCount()));
        }

        private static Stream<Thread> threads() {
            return Thread.getAllStackTraces().keySet().stream();
        }
    }
}
