package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheHitTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final int HITS = 100_000;

    /** The clock is the system's, since that is what hits are told the time by. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHitAllocatesNothing(boolean untilMidnight) {
        Clock clock = Clock.systemUTC();
        CachePolicy policy = CachePolicy.untilMidnight();
        if (!untilMidnight) {
            policy = policy.withFreshFor(Duration.ofDays(2));
        }
        ManualPort port = new ManualPort(clock);
        port.answering(query -> port.page(1));
        var cached = CachedTrendingHashtags.builder(port)
                .callLimits(new CallLimits(3, Duration.ofSeconds(30)))
                .policy(policy)
                .clock(clock)
                .build();
        hit(cached, 1_000);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        hit(cached, HITS);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / HITS)
                .as("bytes a hit, with what the JVM does beside")
                .isZero();
    }

    private static void hit(CachedTrendingHashtags cached, int times) {
        TrendingHashtagsPage last = cached.fetch(QUERY);
        for (int i = 0; i < times; i++) {
            last = cached.fetch(QUERY);
        }
        assertThat(last).isNotNull();
    }
}
