package io.github.trendinghashtags.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How long a client waits before it repeats something, and when it does not wait at all. */
abstract class WaitRows extends StubRows {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final String PAST = "Sun, 06 Nov 1994 08:49:37 GMT";

    @BothWays
    void waitsAsLongAsTheVendorAsks(Way way) {
        stub.enqueue(limited("1"));
        assertWaitsASecond(way);
    }

    @BothWays
    void waitsByTheVendorsOwnClock(Way way) {
        for (Duration off : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            Instant date = Instant.now().plus(off);
            stub.enqueue(limited(HTTP_DATE.format(date.plusSeconds(1))).withHeader("Date", HTTP_DATE.format(date)));
            assertWaitsASecond(way);
        }
    }

    @BothWays
    void retriesARateLimitThatDoesNotSayHowLong(Way way) {
        for (int i = 0; i < 3; i++) {
            stub.enqueue(StubAnswer.envelope(200, 429, "slow down"));
        }
        RateLimited failure = failure(RateLimited.class, way, port());
        assertAttempts(3, failure);
        assertEarlierFailures(2, failure);
        assertNull(failure.retryAfter());
    }

    @BothWays
    void retriesARateLimitThatSaysWhatIsNoTime(Way way) {
        for (String value : List.of("soon", "-1", "1.5", "+1", "1 s", "")) {
            int before = stub.requests().size();
            stub.enqueue(limited(value)).enqueue(limited(value)).enqueue(limited(value));
            RateLimited failure = failure(RateLimited.class, way, port());
            assertAttempts(3, failure);
            assertNull(failure.retryAfter(), value);
            assertRequests(before + 3);
        }
    }

    @BothWays
    void retriesNothingInAHotLoop(Way way) {
        Duration base = Duration.ofMillis(700);
        TrendingHashtagsPort port = policed(policy -> policy.withMaxAttempts(10)
                .withoutRetryBudget()
                .withBackoff(base, base)
                .withRateLimitedBackoff(base));
        fetch(way, port); // so that the next call's time is not that of a first one
        for (int i = 0; i < 10; i++) {
            stub.enqueue(limited(List.of(PAST, "0", "soon").get(i % 3)));
        }
        RateLimited failure = failure(RateLimited.class, way, port);
        assertAttempts(10, failure);
        assertRequests(11);
        // Nine pauses of 0 to 700 ms each: they add up to less than 650 ms once in 700,000 runs.
        assertTrue(failure.receipt().elapsed().toMillis() >= 650, "it backs off");
    }

    @BothWays
    void failsAtOnceWhereTheVendorAsksForMoreThanTheCap(Way way) {
        stub.enqueue(limited("99999"));
        RateLimited failure = failure(RateLimited.class, way, port());
        assertEquals(Duration.ofSeconds(99999), failure.retryAfter());
        assertAttempts(1, failure);
        assertAtOnce(failure);
        assertRequests(1);
    }

    @BothWays
    void failsAtOnceWhereTheVendorAsksForMoreThanTheUsersCap(Way way) {
        stub.enqueue(limited("2"));
        TrendingHashtagsPort port = policed(policy -> policy.withRetryAfterCap(Duration.ofSeconds(1)));
        RateLimited failure = failure(RateLimited.class, way, port);
        assertEquals(Duration.ofSeconds(2), failure.retryAfter());
        assertAttempts(1, failure);
        assertAtOnce(failure);
        assertRequests(1);
    }

    @BothWays
    void failsAtOnceWhereTheVendorAsksForEver(Way way) {
        for (String value : List.of("9223372036854775807", "9223372036854775808", "99999999999999999999999")) {
            int before = stub.requests().size();
            stub.enqueue(limited(value));
            RateLimited failure = failure(RateLimited.class, way, port());
            assertEquals(Duration.ofSeconds(Long.MAX_VALUE), failure.retryAfter());
            assertAttempts(1, failure);
            assertRequests(before + 1);
        }
    }

    @BothWays
    void failsAtOnceWhereTheWaitDoesNotFitInTheCall(Way way) {
        TrendingHashtagsPort port = port(settings -> settings.withCallTimeout(Duration.ofSeconds(2)));
        stub.enqueue(StubAnswer.html(500)).enqueue(limited("3"));
        RateLimited limited = failure(RateLimited.class, way, port);
        assertEquals(Duration.ofSeconds(3), limited.retryAfter());
        assertAttempts(2, limited);
        assertAtOnce(limited);
        assertEquals(ServerFailed.class, limited.getSuppressed()[0].getClass());

        stub.enqueue(StubAnswer.html(503).withHeader("Retry-After", "3"));
        ServerFailed failed = failure(ServerFailed.class, way, port);
        assertEquals(Duration.ofSeconds(3), failed.retryAfter());
        assertAttempts(1, failed);
        assertAtOnce(failed);
        assertRequests(3);
    }

    private void assertWaitsASecond(Way way) {
        int before = stub.requests().size();
        TrendingHashtagsPage page = fetch(way, port());
        assertEquals(2, page.receipt().attempts());
        assertEquals(4, page.receipt().creditsAtMost());
        List<StubRequest> requests = stub.requests();
        assertEquals(before + 2, requests.size(), "requests on the wire");
        long nanos = requests.get(before + 1).arrivedAt() - requests.get(before).arrivedAt();
        // By the stub's clock, and so with both ways on a busy machine.
        assertTook(SECOND, contract().leeway().multipliedBy(2), Duration.ofNanos(nanos));
    }

    private static StubAnswer limited(String retryAfter) {
        return StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", retryAfter);
    }
}
