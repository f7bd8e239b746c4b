package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.UnreachableServer;
import io.github.trendinghashtags.testkit.stub.WireFault;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a listener hears of each call, in which order, and that it has no say. */
abstract class ListenerTests extends StubTests {
    private static final Duration LIMIT = Duration.ofMillis(1500);

    private final RecordedEvents heard = new RecordedEvents();
    private final List<TrendingHashtagsPort> listened = new ArrayList<>();

    @AfterEach
    void closeListened() {
        listened.forEach(Ports::close);
    }

    private TrendingHashtagsPort listened(CallListener listener, UnaryOperator<ClientSettings> change) {
        TrendingHashtagsPort port = contract().open(change.apply(stub.settings()), listener);
        if (port == null) {
            return Assumptions.abort("the adapter takes no listener");
        }
        listened.add(port);
        return port;
    }

    private TrendingHashtagsPort heardPort() {
        return listened(heard, settings -> settings);
    }

    private void assertHeard(String... lines) {
        heard.assertHeard(contract().patience(), lines);
    }

    private static void assertMessage(String part, TrendingHashtagsException failure) {
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(part), message);
    }

    private void assertFails(CallMode mode, TrendingHashtagsPort port) {
        assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
    }

    @WaitingCallModes
    void hearsOfAPage(CallMode mode) {
        stub.enqueue(StubResponse.documented());
        TrendingHashtagsPage page = fetch(mode, heardPort());
        assertHeard("attempt 1: 200", "call: Page, credits 2");
        AttemptEnded attempt =
                assertInstanceOf(AttemptEnded.class, heard.events().get(0));
        CallEnded call = assertInstanceOf(CallEnded.class, heard.events().get(1));
        assertEquals(HashtagFixtures.DOCUMENTED_REQUEST_ID, attempt.requestId());
        assertEquals(QUERY, attempt.query());
        assertFalse(attempt.took().isZero(), "an attempt takes time");
        assertEquals(page, call.page());
        assertEquals(page.receipt(), call.receipt());
    }

    @WaitingCallModes
    void hearsOfRefusals(CallMode mode) {
        TrendingHashtagsPort port = heardPort();
        List<String> types = List.of("InvalidRequest", "Unauthorized", "OutOfCredits", "Forbidden");
        for (int code = 400; code <= 403; code++) {
            String failed = "call: " + types.get(code - 400) + ", credits 2";
            stub.enqueue(StubResponse.envelope(code, code, "no").withHeader("Retry-After", "0"));
            assertFails(mode, port);
            assertHeard("attempt 1: " + code, failed);
            stub.enqueue(StubResponse.envelope(200, code, "no"));
            assertFails(mode, port);
            assertHeard("attempt 1: 200", failed);
        }
    }

    @WaitingCallModes
    void hearsOfResponsesThatAreNotUnderstood(CallMode mode) {
        TrendingHashtagsPort port = heardPort();
        stub.enqueue(StubResponse.envelope(401, 500, "no"));
        assertFails(mode, port);
        assertHeard("attempt 1: 401", "call: Unauthorized, credits 2");
        stub.enqueue(StubResponse.html(404));
        assertFails(mode, port);
        assertHeard("attempt 1: 404", "call: UnexpectedResponse, credits 2");
        stub.enqueue(StubResponse.envelope(200, 12_345, "no"));
        assertFails(mode, port);
        assertHeard("attempt 1: 200", "call: UnexpectedResponse, credits 2");
        stub.enqueue(StubResponse.empty(302).withHeader("Location", "/elsewhere"));
        assertFails(mode, port);
        assertHeard("attempt 1: 302", "call: UnexpectedResponse, credits 2");
        stub.enqueue(StubResponse.html(200));
        assertFails(mode, port);
        assertHeard("attempt 1: 200", "call: MalformedResponse, credits 2");
    }

    @WaitingCallModes
    void hearsOfRetries(CallMode mode) {
        stub.enqueue(StubResponse.html(503))
                .enqueue(StubResponse.envelope(200, 500, "oops"))
                .enqueue(StubResponse.documented());
        fetch(mode, heardPort());
        assertHeard(
                "attempt 1: 503",
                "retry after 1: ServerFailed",
                "attempt 2: 200",
                "retry after 2: ServerFailed",
                "attempt 3: 200",
                "call: Page, credits 6");
    }

    @WaitingCallModes
    void hearsOfAWaitThatTheVendorAsksFor(CallMode mode) {
        stub.enqueue(StubResponse.empty(429).withHeader("Retry-After", "1")).enqueue(StubResponse.documented());
        fetch(mode, heardPort());
        assertHeard("attempt 1: 429", "retry after 1: RateLimited", "attempt 2: 200", "call: Page, credits 4");
        RetryScheduled retry =
                assertInstanceOf(RetryScheduled.class, heard.events().get(1));
        assertEquals(Duration.ofSeconds(1), retry.pause());
    }

    @WaitingCallModes
    void hearsThatNoAttemptIsLeft(CallMode mode) {
        stub.enqueue(StubResponse.html(500))
                .enqueue(StubResponse.empty(502))
                .enqueue(StubResponse.envelope(500, 0, "fine"));
        TrendingHashtagsPort port = heardPort();
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, port));
        assertHeard(
                "attempt 1: 500",
                "retry after 1: ServerFailed",
                "attempt 2: 502",
                "retry after 2: ServerFailed",
                "attempt 3: 500",
                "no retry after 3: NO_ATTEMPT_LEFT",
                "call: ServerFailed, credits 6");
        assertMessage("after 3 attempts", failure);
    }

    @WaitingCallModes
    void hearsWhyNothingIsRepeated(CallMode mode) {
        stub.enqueue(StubResponse.empty(429).withHeader("Retry-After", "99999"));
        assertFails(mode, heardPort());
        assertHeard("attempt 1: 429", "no retry after 1: RETRY_AFTER_TOO_LONG", "call: RateLimited, credits 2");

        stub.enqueue(StubResponse.empty(429).withHeader("Retry-After", "10"));
        assertFails(mode, listened(heard, settings -> settings.withCallTimeout(Duration.ofSeconds(8))));
        assertHeard("attempt 1: 429", "no retry after 1: NO_TIME_LEFT", "call: RateLimited, credits 2");

        stub.enqueue(StubResponse.empty(500));
        TrendingHashtagsPort strict = listened(
                heard, settings -> settings.withResilience(settings.resilience().withRetryBudget(1, 0)));
        TrendingHashtagsException failure = assertThrows(TrendingHashtagsException.class, () -> fetch(mode, strict));
        assertHeard("attempt 1: 500", "no retry after 1: RETRIES_SUSPENDED", "call: ServerFailed, credits 2");
        assertMessage("retries are suspended", failure);
    }

    @WaitingCallModes
    void hearsOfAConnectionThatIsRefused(CallMode mode) {
        try (UnreachableServer closedPort = UnreachableServer.refusing()) {
            assertFails(mode, listened(heard, settings -> settings.withBaseUri(closedPort.baseUri())));
        }
        assertHeard(
                "attempt 1: ConnectionFailed",
                "retry after 1: ConnectionFailed",
                "attempt 2: ConnectionFailed",
                "retry after 2: ConnectionFailed",
                "attempt 3: ConnectionFailed",
                "no retry after 3: NO_ATTEMPT_LEFT",
                "call: ConnectionFailed, credits 0");
    }

    @WaitingCallModes
    void hearsOfAConnectionThatIsLost(CallMode mode) {
        stub.enqueue(WireFault.noResponse())
                .enqueue(WireFault.cutInBody(StubResponse.documented()))
                .enqueue(StubResponse.documented());
        fetch(mode, heardPort());
        assertHeard(
                "attempt 1: ConnectionFailed",
                "retry after 1: ConnectionFailed",
                "attempt 2: ConnectionFailed",
                "retry after 2: ConnectionFailed",
                "attempt 3: 200",
                "call: Page, credits 6");
    }

    @WaitingCallModes
    void hearsOfAnAttemptThatTakesTooLong(CallMode mode) {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented())).enqueue(StubResponse.documented());
        fetch(mode, listened(heard, settings -> settings.withAttemptTimeout(LIMIT)));
        assertHeard("attempt 1: TimedOut", "retry after 1: TimedOut", "attempt 2: 200", "call: Page, credits 4");
    }

    @WaitingCallModes
    void hearsOfACallThatTakesTooLong(CallMode mode) {
        stub.enqueue(StubResponse.never());
        assertFails(mode, listened(heard, settings -> settings.withCallTimeout(LIMIT)));
        assertHeard("attempt 1: TimedOut", "call: TimedOut, credits 2");
    }

    @WaitingCallModes
    void hearsOfCallsThatAreNotSent(CallMode mode) {
        assertFails(
                mode,
                listened(
                        heard,
                        settings -> settings.withApiKey(() -> {
                            throw new IllegalStateException("no key");
                        })));
        assertHeard("call: NotSent, credits 0");
        TrendingHashtagsPort paced = listened(
                heard,
                settings -> settings.withResilience(settings.resilience()
                        .withRateLimit(1, Duration.ofMinutes(1))
                        .withTimeoutDuration(Duration.ofMillis(1))));
        stub.enqueue(StubResponse.documented());
        fetch(mode, paced);
        assertFails(mode, paced);
        assertHeard("attempt 1: 200", "call: Page, credits 2", "call: NotSent, credits 0");
    }

    @Test
    void hearsOfAFutureThatIsCancelled() {
        stub.enqueue(StubResponse.never());
        CompletableFuture<TrendingHashtagsPage> page = heardPort().fetchAsync(QUERY);
        stub.awaitRequests(1);
        page.cancel(true);
        assertHeard("attempt 1: Cancelled", "call: Cancelled, credits 2");
    }

    @Test
    void hearsOfABlockingCallThatIsInterrupted() {
        stub.enqueue(StubResponse.never());
        try (BlockingCall call = BlockingCall.of(heardPort(), QUERY)) {
            stub.awaitRequests(1);
            call.interrupt();
            assertInstanceOf(Interrupted.class, call.failure(contract().patience()));
        }
        assertHeard("attempt 1: Interrupted", "call: Interrupted, credits 2");
    }

    @Test
    void hearsOfACallThatIsClosed() {
        TrendingHashtagsPort port = heardPort();
        assumeTrue(port instanceof AutoCloseable, "the adapter can be closed");
        stub.enqueue(StubResponse.never());
        CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(QUERY);
        stub.awaitRequests(1);
        Ports.close(port);
        assertThrows(Exception.class, page::join);
        assertHeard("attempt 1: NotSent", "call: NotSent, credits 2");
    }

    @WaitingCallModes
    void hearsOnceOfWhatTheVendorHasChanged(CallMode mode) {
        String drifted = HashtagFixtures.documentedJson()
                .replace("\"is_promoted\"", "\"novelty\":{\"a\":[1]},\"is_promoted\"")
                .replaceAll("\"rank_diff_type\": *\\d", "\"rank_diff_type\":9")
                .replaceAll("\"time\": *(\\d+)", "\"time\":$1000");
        stub.enqueue(StubResponse.json(200, drifted)).enqueue(StubResponse.json(200, drifted));
        TrendingHashtagsPort port = heardPort();
        for (int i = 0; i < 2; i++) {
            TrendingHashtagsPage page = mode.fetch(port, QUERY.withPeriod(TrendPeriod.of(90)));
            assertEquals(RankMovement.unknown(9), page.hashtags().get(0).movement());
        }
        assertHeard(
                "drift: UNKNOWN_PERIOD, period 90",
                "drift: UNKNOWN_FIELD, novelty in an entry of list",
                "drift: TIME_IN_MILLISECONDS, time in an entry of trend",
                "drift: UNKNOWN_MOVEMENT, rank_diff_type 9",
                "attempt 1: 200",
                "call: Page, credits 2",
                "attempt 1: 200",
                "call: Page, credits 2");
    }

    @WaitingCallModes
    void showsTheListenerNoKey(CallMode mode) {
        ApiKey key = stub.apiKey();
        stub.enqueue(StubResponse.envelope(503, 503, "not " + key.reveal()))
                .enqueue(StubResponse.envelope(401, 401, "not " + key.reveal()));
        assertFails(mode, heardPort());
        assertHeard("attempt 1: 503", "retry after 1: ServerFailed", "attempt 2: 401", "call: Unauthorized, credits 4");
        for (Object event : heard.events()) {
            assertFalse(event.toString().contains(key.reveal()), "the key must not be in an event");
            @Nullable
            TrendingHashtagsException failure = event instanceof AttemptEnded attempt ? attempt.failure() : null;
            if (failure != null) {
                assertNoKeyIn(failure);
            }
        }
    }

    @WaitingCallModes
    void fetchesWhateverTheListenerThrows(CallMode mode) {
        CallListener broken = new RecordedEvents() {
            @Override
            public void attemptEnded(AttemptEnded event) {
                throw new StackOverflowError("a user's bug");
            }

            @Override
            public void retryScheduled(RetryScheduled event) {
                throw new IllegalStateException("a user's bug");
            }

            @Override
            public void callEnded(CallEnded event) {
                throw new AssertionError("a user's bug");
            }
        };
        TrendingHashtagsPort port = listened(broken, settings -> settings);
        stub.enqueue(StubResponse.html(503)).enqueue(StubResponse.documented());
        assertEquals(2, fetch(mode, port).receipt().attempts());
        stub.enqueue(StubResponse.html(404));
        assertThrows(TrendingHashtagsException.UnexpectedResponse.class, () -> fetch(mode, port));
    }

    /** A listener that blocks in the first call's end holds up neither that call for longer than its timeout, nor another. */
    @Test
    void endsCallsInTimeThoughTheListenerBlocks() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CallListener blocking = new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                try {
                    release.await();
                } catch (InterruptedException interrupt) {
                    throw new AssertionError(interrupt);
                }
            }
        };
        try {
            TrendingHashtagsPort port = listened(blocking, settings -> settings.withCallTimeout(Duration.ofSeconds(3)));
            for (int i = 0; i < 8; i++) {
                stub.enqueue(StubResponse.documented());
            }
            List<CompletableFuture<TrendingHashtagsPage>> pages = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                pages.add(port.fetchAsync(QUERY));
            }
            for (CompletableFuture<TrendingHashtagsPage> page : pages) {
                assertEquals(
                        1,
                        page.get(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                .hashtags()
                                .size());
            }
        } finally {
            release.countDown();
        }
    }
}
