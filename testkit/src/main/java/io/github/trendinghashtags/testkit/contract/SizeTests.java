package io.github.trendinghashtags.testkit.contract;

import static io.github.trendinghashtags.testkit.contract.AnswerRows.document;
import static io.github.trendinghashtags.testkit.contract.AnswerRows.named;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Answers that would fill the memory, or the stack. A heap of 64 MiB survives them. */
@Tag("small-heap")
abstract class SizeRows extends StubRows {
    /** In a small heap, with every byte logged, a busy machine takes seconds for two mebibytes; nothing waits, though. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private static final int DEEP = 100_000;

    @BothWays
    void refusesABodyBeyondItsLimit(Way way) {
        TrendingHashtagsPort port = port(settings -> settings.withMaxBodyBytes(16 * 1024));
        assertAttempts(1, failure(MalformedResponse.class, way, port));
        stub.gzip(false);
        assertAttempts(1, failure(MalformedResponse.class, way, port));
        assertRequests(2);
    }

    @BothWays
    void refusesWhatIsNestedTooDeep(Way way) {
        String arrays = "[".repeat(DEEP) + "]".repeat(DEEP);
        String objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        for (String nest : new String[] {arrays, objects, "[".repeat(DEEP)}) {
            assertRefused(way, StubAnswer.json(200, nest));
            assertRefused(way, StubAnswer.json(200, document(named("deep") + ",\"novelty\":" + nest)));
        }
    }

    @BothWays
    void refusesANumberOfAThousandDigits(Way way) {
        String digits = "1".repeat(1001);
        for (String member : new String[] {
            "\"novelty\":" + digits,
            "\"novelty\":0." + digits,
            "\"video_views\":" + digits,
            "\"video_views\":\"" + digits + '"',
            "\"trend\":[{\"time\":1769472000,\"value\":0." + digits + "}]"
        }) {
            assertRefused(way, StubAnswer.json(200, document(named("long") + ',' + member)));
        }
    }

    @BothWays
    void refusesATextOfTwoMebibytes(Way way) {
        String text = "x".repeat(2 * 1024 * 1024);
        assertRefused(way, StubAnswer.json(200, document(named(text))));
        assertRefused(way, StubAnswer.json(200, document(named("long") + ",\"novelty\":\"" + text + '"')));
        assertRefused(
                way,
                StubAnswer.json(200, document(named("long") + ",\"novelty\":\"" + text + '"'))
                        .gzipped());
    }

    @BothWays
    void refusesAGzipBombUnderAnyStatus(Way way) {
        for (int status : new int[] {200, 500}) {
            stub.enqueue(WireFault.gzipBomb(status));
            assertAttempts(1, failure(MalformedResponse.class, way, port()));
        }
        assertRequests(2);
    }

    @BothWays
    void refusesABodyWithoutEndUnderAnyStatus(Way way) {
        for (int status : new int[] {200, 500}) {
            stub.enqueue(WireFault.endlessBody(status));
            MalformedResponse failure = failure(MalformedResponse.class, way, port());
            assertAttempts(1, failure);
            assertLetGo();
        }
        assertRequests(2);
    }

    @BothWays
    void refusesAHeadWithoutEnd(Way way) {
        stub.enqueue(WireFault.endlessHead());
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(1));
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(way, port));
        assertTrue(
                failure instanceof ConnectionFailed || failure instanceof MalformedResponse,
                failure.getClass().getName());
        assertAttempts(1, failure);
    }

    private void assertRefused(Way way, StubAnswer answer) {
        int before = stub.requests().size();
        stub.enqueue(answer);
        MalformedResponse failure = failure(MalformedResponse.class, way, port());
        assertAttempts(1, failure);
        // In a small heap, with every byte logged, a busy machine takes seconds for two mebibytes; nothing waits,
        // though.
        Duration taken = failure.receipt().elapsed();
        assertTrue(taken.compareTo(BUSY) < 0, "took " + taken.toMillis() + " ms");
        assertRequests(before + 1);
    }
}
