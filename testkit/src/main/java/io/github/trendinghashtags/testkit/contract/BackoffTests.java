package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Checks how long a client waits before a retry, and when it fails at once instead. */
abstract class BackoffTests extends StubTests {
    private static final DateTimeFormatter HTTP_DATE = form("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

    /** The three date forms of RFC 9110, section 5.6.7: its own, that of RFC 850 and that of asctime. */
    private static final List<DateTimeFormatter> FORMS =
            List.of(HTTP_DATE, form("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"), form("EEE MMM ppd HH:mm:ss yyyy"));

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String PAST = "Sun, 06 Nov 1994 08:49:37 GMT";

    @WaitingCallModes
    void waitsAsLongAsTheVendorAsks(CallMode mode) {
        stub.enqueue(limited("1"));
        assertWaitsASecond(mode);
    }

    @WaitingCallModes
    void waitsByTheVendorsOwnClock(CallMode mode) {
        for (Duration off : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            Instant date = Instant.now().plus(off);
            stub.enqueue(limited(HTTP_DATE.format(date.plusSeconds(1))).withHeader("Date", HTTP_DATE.format(date)));
            assertWaitsASecond(mode);
        }
    }

    @WaitingCallModes
    void retriesARateLimitWithoutRetryAfter(CallMode mode) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubResponse.envelope(200, 429, "slow down"));
        }
        RateLimited failure = failure(RateLimited.class, mode, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertNull(failure.retryAfter());
    }

    @WaitingCallModes
    void retriesARateLimitWithAnInvalidRetryAfter(CallMode mode) {
        for (String value : List.of("soon", "-1", "1.5", "+1", "1 s", "")) {
            int before = stub.requests().size();
            stub.enqueue(limited(value)).enqueue(limited(value)).enqueue(limited(value));
            RateLimited failure = failure(RateLimited.class, mode, port());
            assertAttempts(3, failure);
            assertNull(failure.retryAfter(), value);
            assertRequests(before + 3);
        }
    }

    @WaitingCallModes
    void pausesBeforeEveryRetry(CallMode mode) {
        Duration base = Duration.ofMillis(700);
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(10)
                .withoutRetryBudget()
                .withBackoff(base, base)
                .withRateLimitedBackoff(base));
        fetch(mode, port); // warms up, so that the next call is timed without it
        for (int i = 0; i < 10; i++) {
            stub.enqueue(limited(List.of(PAST, "0", "soon").get(i % 3)));
        }
        RateLimited failure = failure(RateLimited.class, mode, port);
        assertAttempts(10, failure);
        assertRequests(11);
        // Nine pauses of 0 to 700 ms each: they add up to less than 650 ms once in 700,000 runs.
        assertTrue(failure.receipt().elapsed().toMillis() >= 650, "it backs off");
    }

    @WaitingCallModes
    void failsAtOnceOnARetryAfterAboveTheCap(CallMode mode) {
        stub.enqueue(limited("99999"));
        RateLimited failure = failure(RateLimited.class, mode, port());
        assertEquals(Duration.ofSeconds(99999), failure.retryAfter());
        assertAttempts(1, failure);
        assertAtOnce(failure);
        assertRequests(1);
    }

    @WaitingCallModes
    void failsAtOnceOnARetryAfterAboveTheUsersCap(CallMode mode) {
        stub.enqueue(limited("2"));
        TrendingHashtagsPort port = policed(policy -> policy.withRetryAfterCap(Duration.ofSeconds(1)));
        RateLimited failure = failure(RateLimited.class, mode, port);
        assertEquals(Duration.ofSeconds(2), failure.retryAfter());
        assertAttempts(1, failure);
        assertAtOnce(failure);
        assertRequests(1);
    }

    @WaitingCallModes
    void failsAtOnceOnAHugeRetryAfter(CallMode mode) {
        for (String value : List.of("9223372036854775807", "9223372036854775808", "99999999999999999999999")) {
            int before = stub.requests().size();
            stub.enqueue(limited(value));
            RateLimited failure = failure(RateLimited.class, mode, port());
            assertEquals(Duration.ofSeconds(Long.MAX_VALUE), failure.retryAfter());
            assertAttempts(1, failure);
            assertRequests(before + 1);
        }
    }

    @WaitingCallModes
    void failsAtOnceIfTheWaitDoesNotFitInTheCall(CallMode mode) {
        TrendingHashtagsPort port = port(settings -> settings.withCallTimeout(Duration.ofSeconds(2)));
        fetch(mode, port); // warms up, so that the next call has the time for two attempts
        stub.enqueue(StubResponse.html(500)).enqueue(limited("3"));
        RateLimited limited = failure(RateLimited.class, mode, port);
        assertEquals(Duration.ofSeconds(3), limited.retryAfter());
        assertAttempts(2, limited);
        assertAtOnce(limited);
        assertEquals(ServerFailed.class, limited.getSuppressed()[0].getClass());

        stub.enqueue(StubResponse.html(503).withHeader("Retry-After", "3"));
        ServerFailed failed = failure(ServerFailed.class, mode, port);
        assertEquals(Duration.ofSeconds(3), failed.retryAfter());
        assertAttempts(1, failed);
        assertAtOnce(failed);
        assertRequests(4);
    }

    @WaitingCallModes
    void takesTheLongestOfSeveralWaits(CallMode mode) {
        for (String headers : List.of(
                "Retry-After: 1\r\nRetry-After: 120",
                "Retry-After: 120\r\nRetry-After: 1",
                "Retry-After: 0, 120",
                "Retry-After: 120,0",
                "Retry-After: 1, 120, 2\r\nRetry-After: 3")) {
            assertAsksForTwoMinutes(mode, headers);
        }
    }

    @WaitingCallModes
    void readsADateInAnyOfItsThreeForms(CallMode mode) {
        Instant date = Instant.now().plus(Duration.ofHours(1));
        for (DateTimeFormatter form : FORMS) {
            assertAsksForTwoMinutes(
                    mode, "Date: " + HTTP_DATE.format(date), "Retry-After: " + form.format(date.plusSeconds(120)));
            assertAsksForTwoMinutes(
                    mode, "Date: " + form.format(date), "Retry-After: " + HTTP_DATE.format(date.plusSeconds(120)));
        }
    }

    @WaitingCallModes
    void takesTheLongestWaitIfTheResponseHasTwoDates(CallMode mode) {
        Instant date = Instant.now().plus(Duration.ofHours(1));
        String until = "Retry-After: " + HTTP_DATE.format(date.plusSeconds(120));
        String earlier = "Date: " + HTTP_DATE.format(date);
        String later = "Date: " + HTTP_DATE.format(date.plusSeconds(60));
        assertAsksForTwoMinutes(mode, earlier, later, until);
        assertAsksForTwoMinutes(mode, later, earlier, until);
    }

    /** Two minutes is more than a call may take, so that the test need not wait. */
    private void assertAsksForTwoMinutes(CallMode mode, String... headers) {
        int before = stub.requests().size();
        String head = String.join("\r\n", headers);
        stub.enqueue(WireFault.raw("HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n" + head + "\r\n\r\n"));
        RateLimited failure = failure(RateLimited.class, mode, port());
        assertEquals(Duration.ofMinutes(2), failure.retryAfter(), head);
        assertAttempts(1, failure);
        assertRequests(before + 1);
    }

    private void assertWaitsASecond(CallMode mode) {
        int before = stub.requests().size();
        TrendingHashtagsPage page = fetch(mode, port());
        assertEquals(2, page.receipt().attempts());
        assertEquals(4, page.receipt().creditsAtMost());
        List<StubRequest> requests = stub.requests();
        assertEquals(before + 2, requests.size(), "requests on the wire");
        long nanos = requests.get(before + 1).arrivedAt() - requests.get(before).arrivedAt();
        // By the stub's clock, so two deliveries on a busy machine count too.
        assertTook(SECOND, contract().leeway().multipliedBy(2), Duration.ofNanos(nanos));
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static StubResponse limited(String retryAfter) {
        return StubResponse.envelope(429, 429, "slow down").withHeader("Retry-After", retryAfter);
    }
}
