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
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks failures that a client must not retry. */
abstract class RefusalTests extends StubTests {
    private static final Map<Integer, Class<? extends TrendingHashtagsException>> REFUSALS = new LinkedHashMap<>(
            Map.of(400, InvalidRequest.class, 401, Unauthorized.class, 402, OutOfCredits.class, 403, Forbidden.class));

    @CallModes
    void neverRepeatsARefusalByStatus(CallMode mode) {
        REFUSALS.forEach((status, type) -> {
            StubResponse response = StubResponse.envelope(status, status, "no").withHeader("Retry-After", "0");
            TrendingHashtagsException failure = refused(type, mode, response);
            assertEquals(status, failure.status());
            assertEquals((long) status, failure.code());
        });
    }

    @CallModes
    void neverRepeatsARefusalByCodeUnderStatus200(CallMode mode) {
        REFUSALS.forEach((code, type) -> {
            TrendingHashtagsException failure = refused(type, mode, StubResponse.envelope(200, code, "no"));
            assertEquals(200, failure.status());
            assertEquals((long) code, failure.code());
        });
    }

    @CallModes
    void neverRepeatsARefusalWithoutAnEnvelope(CallMode mode) {
        REFUSALS.forEach((status, type) -> refused(type, mode, StubResponse.html(status)));
        REFUSALS.forEach((status, type) -> refused(type, mode, StubResponse.empty(status)));
    }

    @CallModes
    void prefersAnErrorStatusToTheCode(CallMode mode) {
        Unauthorized failure = refused(Unauthorized.class, mode, StubResponse.envelope(401, 500, "who?"));
        assertEquals(500L, failure.code());
    }

    @CallModes
    void refusesStatusesAndCodesThatItDoesNotKnow(CallMode mode) {
        refused(UnexpectedResponse.class, mode, StubResponse.envelope(404, 404, "gone"));
        refused(UnexpectedResponse.class, mode, StubResponse.html(418));
        UnexpectedResponse failure =
                refused(UnexpectedResponse.class, mode, StubResponse.envelope(200, 12345, "business"));
        assertEquals(12345L, failure.code());
    }

    @CallModes
    void followsNoRedirect(CallMode mode) {
        try (StubKeyApiServer elsewhere = StubKeyApiServer.start()) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                String target = elsewhere.baseUri() + PATH;
                String loop = stub.baseUri() + PATH;
                refused(
                        UnexpectedResponse.class,
                        mode,
                        StubResponse.empty(status).withHeader("Location", target));
                refused(
                        UnexpectedResponse.class,
                        mode,
                        StubResponse.empty(status).withHeader("Location", "/elsewhere"));
                refused(
                        UnexpectedResponse.class,
                        mode,
                        StubResponse.empty(status).withHeader("Location", loop));
                refused(UnexpectedResponse.class, mode, StubResponse.empty(status));
            }
            assertEquals(0, elsewhere.connectionsAccepted());
        }
    }

    @CallModes
    void quotesTheVendorsMessageOnOneLine(CallMode mode) {
        StubResponse response = StubResponse.envelope(400, 400, "bad\r\nregion " + "x".repeat(500));
        String message =
                String.valueOf(refused(InvalidRequest.class, mode, response).getMessage());
        assertTrue(message.contains("400"), message);
        assertTrue(message.contains("scripted"), "the request id is in the message: " + message);
        assertFalse(message.contains("\n") || message.contains("\r"), "control characters are not: " + message);
        assertTrue(message.length() < 400, "the vendor's message is cut: " + message);
    }

    @CallModes
    void leaksNoKeyThatTheVendorRepeats(CallMode mode) {
        String echo = "no such key: " + stub.apiKey().reveal();
        refused(Unauthorized.class, mode, StubResponse.envelope(401, 401, echo));
        refused(Unauthorized.class, mode, StubResponse.envelope(200, 401, echo));
    }

    @CallModes
    void stopsWhenTheCreditsEnd(CallMode mode) {
        stub.credits(2);
        fetch(mode, port());
        assertAttempts(1, failure(OutOfCredits.class, mode, port()));
        assertRequests(2);
        assertEquals(2, stub.creditsCharged());
    }

    @Test
    void leaksNoKeyInToString() {
        assertFalse(port().toString().contains(stub.apiKey().reveal()));
    }

    private <E extends TrendingHashtagsException> E refused(Class<E> type, CallMode mode, StubResponse response) {
        int before = stub.requests().size();
        stub.enqueue(response);
        E failure = failure(type, mode, port());
        assertAttempts(1, failure);
        assertFalse(failure.retryable());
        assertRequests(before + 1);
        return failure;
    }
}
