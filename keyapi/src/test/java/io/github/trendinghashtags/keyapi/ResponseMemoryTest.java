package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as large as a body may be, packed with what takes the most room for each of its bytes. */
class ResponseMemoryTest {
    private static final int LIMIT = 2 * 1024 * 1024;
    private static final long FIXED = 8 * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"creators | {}", "trend | {\"time\":1,\"value\":1}", "more | {}", "more | 1"})
    void readingTakesTheBodysLimitAndAFewMegabytes(String list, String element) {
        read(Responses.ok());
        TransportResponse answer = Responses.answer(200, full(list, element));

        long before = THREADS.getCurrentThreadAllocatedBytes();
        read(answer);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes allocated").isLessThan(LIMIT + FIXED);
    }

    private static void read(TransportResponse answer) {
        try {
            new ResponseReader()
                    .read(
                            answer,
                            KeyRedactor.of(Bench.KEY),
                            id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH),
                            null);
        } catch (MalformedResponse refused) {
            // as good as a page
        }
    }

    /** A page of one entry, of which a list fills all the room that there is. */
    private static String full(String list, String element) {
        int times = (LIMIT - 500) / (element.length() + 1);
        return Responses.page(Responses.entry('"' + list + "\":[" + (element + ',').repeat(times) + element + ']'));
    }
}
