package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.testkit.stub.StubAnswer;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client must not repeat: each costs one attempt. */
abstract class RefusalRows extends StubRows {
    private static final Map<Integer, Class<? extends TrendingHashtagsException>> REFUSALS = new LinkedHashMap<>(
            Map.of(400, InvalidRequest.class, 401, Unauthorized.class, 402, OutOfCredits.class, 403, Forbidden.class));

    @BothWays
    void neverRepeatsARefusalByStatus(Way way) {
        REFUSALS.forEach((status, type) -> {
            StubAnswer answer = StubAnswer.envelope(status, status, "no").withHeader("Retry-After", "0");
            TrendingHashtagsException failure = refused(type, way, answer);
            assertEquals(status, failure.status());
            assertEquals((long) status, failure.code());
        });
    }

    @BothWays
    void neverRepeatsARefusalByCodeUnderStatus200(Way way) {
        REFUSALS.forEach((code, type) -> {
            TrendingHashtagsException failure = refused(type, way, StubAnswer.envelope(200, code, "no"));
            assertEquals(200, failure.status());
            assertEquals((long) code, failure.code());
        });
    }

    @BothWays
    void neverRepeatsARefusalWithoutAnEnvelope(Way way) {
        REFUSALS.forEach((status, type) -> refused(type, way, StubAnswer.html(status)));
        REFUSALS.forEach((status, type) -> refused(type, way, StubAnswer.empty(status)));
    }

    @BothWays
    void letsTheStatusWinWhereItIsAnError(Way way) {
        Unauthorized failure = refused(Unauthorized.class, way, StubAnswer.envelope(401, 500, "who?"));
        assertEquals(500L, failure.code());
    }

    @BothWays
    void refusesStatusesAndCodesThatItDoesNotKnow(Way way) {
        refused(UnexpectedResponse.class, way, StubAnswer.envelope(404, 404, "gone"));
        refused(UnexpectedResponse.class, way, StubAnswer.html(418));
        UnexpectedResponse failure =
                refused(UnexpectedResponse.class, way, StubAnswer.envelope(200, 12345, "business"));
        assertEquals(12345L, failure.code());
    }

    @BothWays
    void followsNoRedirect(Way way) {
        try (StubKeyApiServer elsewhere = StubKeyApiServer.start()) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                String target = elsewhere.baseUri() + PATH;
                String loop = stub.baseUri() + PATH;
                refused(UnexpectedResponse.class, way, StubAnswer.empty(status).withHeader("Location", target));
                refused(UnexpectedResponse.class, way, StubAnswer.empty(status).withHeader("Location", "/elsewhere"));
                refused(UnexpectedResponse.class, way, StubAnswer.empty(status).withHeader("Location", loop));
                refused(UnexpectedResponse.class, way, StubAnswer.empty(status));
            }
            assertEquals(0, elsewhere.connectionsAccepted());
        }
    }

    @BothWays
    void saysWhatTheVendorSaidOnOneLine(Way way) {
        StubAnswer answer = StubAnswer.envelope(400, 400, "bad\r\nregion " + "x".repeat(500));
        String message =
                String.valueOf(refused(InvalidRequest.class, way, answer).getMessage());
        assertTrue(message.contains("400"), message);
        assertTrue(message.contains("scripted"), "the request id is told: " + message);
        assertFalse(message.contains("\n") || message.contains("\r"), "control characters are not: " + message);
        assertTrue(message.length() < 400, "the vendor's words are cut: " + message);
    }

    @BothWays
    void tellsNoKeyThatTheVendorRepeats(Way way) {
        String echo = "no such key: " + stub.apiKey().reveal();
        refused(Unauthorized.class, way, StubAnswer.envelope(401, 401, echo));
        refused(Unauthorized.class, way, StubAnswer.envelope(200, 401, echo));
    }

    @BothWays
    void stopsWhereTheCreditsEnd(Way way) {
        stub.credits(2);
        fetch(way, port());
        assertAttempts(1, failure(OutOfCredits.class, way, port()));
        assertRequests(2);
        assertEquals(2, stub.creditsCharged());
    }

    @Test
    void tellsNoKeyInItsOwnTextForm() {
        assertFalse(port().toString().contains(stub.apiKey().reveal()));
    }

    private <E extends TrendingHashtagsException> E refused(Class<E> type, Way way, StubAnswer answer) {
        int before = stub.requests().size();
        stub.enqueue(answer);
        E failure = failure(type, way, port());
        assertAttempts(1, failure);
        assertFalse(failure.retryable());
        assertRequests(before + 1);
        return failure;
    }
}
