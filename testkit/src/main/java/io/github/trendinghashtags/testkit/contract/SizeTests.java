package io.github.trendinghashtags.testkit.contract;

import static io.github.trendinghashtags.testkit.contract.ResponseTests.document;
import static io.github.trendinghashtags.testkit.contract.ResponseTests.named;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Checks responses that would exhaust the heap or the stack. A heap of 64 MiB survives them. */
@Tag("small-heap")
abstract class SizeTests extends StubTests {
    /**
     * In a small heap, with every byte logged, a busy machine takes seconds for two mebibytes; nothing waits, though.
     */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private static final int DEEP = 100_000;

    @CallModes
    void refusesABodyBeyondItsLimit(CallMode mode) {
        TrendingHashtagsPort port = port(settings -> settings.withMaxBodyBytes(16 * 1024));
        assertAttempts(1, failure(MalformedResponse.class, mode, port));
        stub.gzip(false);
        assertAttempts(1, failure(MalformedResponse.class, mode, port));
        assertRequests(2);
    }

    @CallModes
    void refusesWhatIsNestedTooDeep(CallMode mode) {
        String arrays = "[".repeat(DEEP) + "]".repeat(DEEP);
        String objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        for (String nest : new String[] {arrays, objects, "[".repeat(DEEP)}) {
            assertRefused(mode, StubResponse.json(200, nest));
            assertRefused(mode, StubResponse.json(200, document(named("deep") + ",\"novelty\":" + nest)));
        }
    }

    @CallModes
    void refusesANumberOfAThousandDigits(CallMode mode) {
        String digits = "1".repeat(1001);
        for (String member : new String[] {
            "\"novelty\":" + digits,
            "\"novelty\":0." + digits,
            "\"video_views\":" + digits,
            "\"video_views\":\"" + digits + '"',
            "\"trend\":[{\"time\":1769472000,\"value\":0." + digits + "}]"
        }) {
            assertRefused(mode, StubResponse.json(200, document(named("long") + ',' + member)));
        }
    }

    @CallModes
    void refusesATextOfTwoMebibytes(CallMode mode) {
        String text = "x".repeat(2 * 1024 * 1024);
        assertRefused(mode, StubResponse.json(200, document(named(text))));
        assertRefused(mode, StubResponse.json(200, document(named("long") + ",\"novelty\":\"" + text + '"')));
        assertRefused(
                mode,
                StubResponse.json(200, document(named("long") + ",\"novelty\":\"" + text + '"'))
                        .gzipped());
    }

    @CallModes
    void refusesAGzipBombUnderAnyStatus(CallMode mode) {
        for (int status : new int[] {200, 500}) {
            stub.enqueue(WireFault.gzipBomb(status));
            assertAttempts(1, failure(MalformedResponse.class, mode, port()));
        }
        assertRequests(2);
    }

    @CallModes
    void refusesABodyWithoutEndUnderAnyStatus(CallMode mode) {
        for (int status : new int[] {200, 500}) {
            stub.enqueue(WireFault.endlessBody(status));
            MalformedResponse failure = failure(MalformedResponse.class, mode, port());
            assertAttempts(1, failure);
            assertReleased();
        }
        assertRequests(2);
    }

    @CallModes
    void refusesAHeadWithoutEnd(CallMode mode) {
        stub.enqueue(WireFault.endlessHead());
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(1));
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
        assertTrue(
                failure instanceof ConnectionFailed || failure instanceof MalformedResponse,
                failure.getClass().getName());
        assertAttempts(1, failure);
    }

    private void assertRefused(CallMode mode, StubResponse response) {
        int before = stub.requests().size();
        stub.enqueue(response);
        MalformedResponse failure = failure(MalformedResponse.class, mode, port());
        assertAttempts(1, failure);
        // In a small heap, with every byte logged, a busy machine takes seconds for two mebibytes; nothing waits,
        // though.
        Duration taken = failure.receipt().elapsed();
        assertTrue(taken.compareTo(BUSY) < 0, "took " + taken.toMillis() + " ms");
        assertRequests(before + 1);
    }
}
