package io.github.trendinghashtags.testkit.stub;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StubKeyApiServerTest {
    private static final String PATH = VendorSimulator.PATH;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-02-02T00:00:00Z"));
    private final StubKeyApiServer stub = StubKeyApiServer.start(clock).gzip(false);
    private final StubClient client = new StubClient(stub);

    @AfterEach
    void close() {
        client.close();
        stub.close();
    }

    @Test
    void servesTheDocumentedHashtagFirst() {
        assertThat(client.get(stub, PATH))
                .startsWith("HTTP/1.1 200 ")
                .contains("Date: Mon, 2 Feb 2026 00:00:00 GMT\r\n")
                .contains("{\"hashtag_id\":\"7244\",\"hashtag_name\":\"clean\"")
                .contains("\"pagination\":{\"page\":1,\"size\":20,\"total\":100,\"has_more\":true}");
    }

    @Test
    void treatsALimitBeyondTwentyAsTwenty() {
        assertThat(client.get(stub, PATH + "?limit=50&page=5"))
                .contains("\"pagination\":{\"page\":5,\"size\":20,\"total\":100,\"has_more\":false}");
    }

    @Test
    void countsWhatCameInsteadOfEchoingTheLimit() {
        stub.serving(List.of(HashtagFixtures.documentedHashtag()));
        assertThat(client.get(stub, PATH)).contains("\"size\":1,\"total\":1,\"has_more\":false");
    }

    @Test
    void refusesEveryParameterThatIsOutOfRange() {
        List<String> bad = List.of(
                "page=0",
                "page=x",
                "page=",
                "limit=0",
                "limit=-1",
                "limit=1.5",
                "period=8",
                "period=",
                "region=us",
                "region=UKK",
                "industry_id=pets",
                "industry_id=0",
                "new_to_top_100=yes",
                "new_to_top_100=",
                "page=1&page=2");
        assertThat(bad)
                .allSatisfy(query -> assertThat(client.get(stub, PATH + "?" + query))
                        .startsWith("HTTP/1.1 400 ")
                        .contains("{\"code\":400,\"message\":\"invalid parameter: "));
        assertThat(stub.creditsCharged()).isZero();
    }

    @Test
    void refusesARequestWithoutAKeyOrWithAnotherOne() {
        client.send("GET " + PATH + " HTTP/1.1\r\nHost: stub\r\n\r\n");
        assertThat(client.response()).startsWith("HTTP/1.1 401 ").contains("\"code\":401");
        stub.accepting(ApiKey.of("another"));
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void knowsNoOtherPathAndNoOtherMethod() {
        assertThat(client.get(stub, "/")).startsWith("HTTP/1.1 404 ");
        client.send("DELETE " + PATH + " HTTP/1.1\r\nHost: stub\r\n\r\n");
        assertThat(client.response()).startsWith("HTTP/1.1 405 ");
    }

    @Test
    void takesTwoCreditsARequestUntilTheyEnd() {
        stub.credits(5);
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 200 ");
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 200 ");
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 402 ").contains("\"code\":402");
        assertThat(stub.creditsCharged()).isEqualTo(4);
    }

    @Test
    void countsWhatScriptedResponsesAndFaultsWouldCost() {
        client.get(stub, PATH);
        stub.enqueue(StubResponse.html(503)).enqueue(StubResponse.html(503)).enqueue(StubResponse.html(503));
        client.get(stub, PATH);
        client.get(stub, PATH + "?page=0");
        client.get(stub, "/elsewhere");
        stub.enqueue(WireFault.noResponse());
        client.get(stub, PATH);
        try (StubClient unread = new StubClient(stub.enqueue(WireFault.unread()))) {
            assertThat(unread.isClosedByStub()).isTrue();
        }
        assertThat(stub.creditsCharged()).isEqualTo(2);
        assertThat(stub.creditsChargedAtMost()).isEqualTo(6);
        assertThat(stub.reset().creditsChargedAtMost()).isZero();
    }

    @Test
    void servesAnotherRankingEachDayIfAsked() {
        String constant = page();
        clock.advance(Duration.ofDays(1));
        assertThat(page()).isEqualTo(constant);

        stub.changingDaily();
        String monday = page();
        clock.advance(Duration.ofHours(23));
        assertThat(page()).isEqualTo(monday).contains("\"hashtag_name\":\"clean\"");
        clock.advance(Duration.ofHours(1));
        assertThat(page()).isNotEqualTo(monday);
        clock.advance(Duration.ofDays(-1));
        assertThat(page()).isEqualTo(monday);
        stub.reset();
        assertThat(page()).isEqualTo(constant);
    }

    private String page() {
        String response = client.get(stub, PATH);
        return response.substring(response.indexOf("\"list\""), response.indexOf("\"requestId\""));
    }

    @Test
    void limitsTheRateByItsClock() {
        stub.rateLimit(1, Duration.ofMillis(2500));
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 200 ");
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 429 ").contains("Retry-After: 3\r\n");
        clock.advance(Duration.ofMillis(2499));
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 429 ").contains("Retry-After: 1\r\n");
        clock.advance(Duration.ofMillis(1));
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void compressesForThoseWhoAskAlone() {
        stub.gzip(true);
        assertThat(client.get(stub, PATH)).doesNotContain("Content-Encoding");
        assertThat(client.get(stub, PATH, "Accept-Encoding: gzip")).contains("Content-Encoding: gzip\r\n");
    }

    @Test
    void recordsARequestExactlyAsItCame() {
        String head = "GET " + PATH + "?region=%42R&x=1+2 HTTP/1.1\r\nHost:stub\r\nX-Odd:  a \r\n";
        client.send(head + "\r\n");
        client.response();
        StubRequest request = stub.requests().get(0);
        assertThat(request.head()).isEqualTo(head);
        assertThat(request.lines()).hasSize(3);
        assertThat(request.query()).containsExactly(entry("region", "BR"), entry("x", "1 2"));
        assertThat(request.headers()).containsEntry("X-Odd", "a");
        assertThat(request).hasToString("GET " + PATH);
    }

    @Test
    void keepsAConnectionForManyRequests() {
        client.get(stub, PATH);
        client.get(stub, PATH);
        assertThat(stub.requests()).extracting(StubRequest::connection).containsExactly(1, 1);
        assertThat(stub.connectionsAccepted()).isOne();
    }

    @Test
    void closesTheConnectionForThoseWhoAsk() {
        client.get(stub, PATH, "Connection: close");
        assertThat(client.isClosedByStub()).isTrue();
        stub.awaitConnectionsOpen(0);
    }

    @Test
    void sendsScriptedResponsesFirstAndUnchanged() {
        stub.enqueue(StubResponse.empty(204)).enqueue(StubResponse.html(503).withHeader("Content-Length", "3"));
        assertThat(client.get(stub, "/anything")).startsWith("HTTP/1.1 204 ").doesNotContain("Content-Length");
        assertThat(client.get(stub, PATH)).contains("Content-Length: 3\r\n").endsWith("\r\n\r\n<!D");
        assertThat(stub.creditsCharged()).isZero();
    }

    @Test
    void forgetsEverythingOnReset() {
        String first = client.get(stub, PATH, "Accept-Encoding: identity");
        stub.enqueue(StubResponse.html(503))
                .serving(List.of())
                .accepting()
                .credits(1)
                .rateLimit(0, Duration.ofHours(1))
                .latency(Duration.ofHours(1));

        assertThat(stub.reset()).isSameAs(stub);

        assertThat(stub.requests()).isEmpty();
        assertThat(stub.creditsCharged()).isZero();
        assertThat(stub.mostInFlight()).isZero();
        assertThat(client.get(stub, PATH, "Accept-Encoding: identity")).isEqualTo(first);
        assertThat(client.get(stub, PATH, "Accept-Encoding: gzip")).contains("Content-Encoding: gzip\r\n");
        assertThat(stub.requests()).hasSize(2);
        assertThat(stub.creditsCharged()).isEqualTo(4);
    }

    @Test
    void keepsItsOpenConnectionsThroughAResetAndForgetsTheOthers() {
        try (StubClient brief = new StubClient(stub)) {
            brief.get(stub, PATH);
        }
        client.get(stub, PATH);
        stub.awaitConnectionsOpen(1);
        assertThat(stub.connectionsAccepted()).isEqualTo(2);

        stub.reset();

        assertThat(stub.connections())
                .singleElement()
                .satisfies(open -> assertThat(open.closedBy()).isNull());
        client.get(stub, PATH);
        assertThat(stub.requests())
                .extracting(StubRequest::connection)
                .containsExactly(stub.connections().get(0).number());
    }

    @Test
    void logsRequestsInTheOrderInWhichTheyTookTheirResponses() throws Exception {
        int clients = 16;
        int each = 100;
        for (int number = 0; number < clients * each; number++) {
            stub.enqueue(StubResponse.json(200, Integer.toString(number)));
        }
        String[] takers = new String[clients * each];
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Boolean>> crowd = IntStream.range(0, clients)
                    .<Callable<Boolean>>mapToObj(name -> () -> {
                        try (StubClient one = new StubClient(stub)) {
                            for (int i = 0; i < each; i++) {
                                String response = one.get(stub, "/" + name);
                                takers[Integer.parseInt(response.substring(response.lastIndexOf('\n') + 1))] =
                                        "/" + name;
                            }
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(crowd)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(stub.requests()).extracting(StubRequest::path).containsExactly(takers);
    }

    @Test
    void holdsAResponseUntilItsGateOpens() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        stub.enqueue(StubResponse.documented().heldUntil(gate));
        CompletableFuture<String> response = CompletableFuture.supplyAsync(() -> client.get(stub, PATH));
        stub.awaitRequests(1);
        assertThat(response).isNotDone();
        gate.complete(true);
        assertThat(response).succeedsWithin(Duration.ofSeconds(10)).asString().contains("clean");
    }

    @Test
    void noticesAClientThatDoesNotWaitForAHeldResponse() {
        stub.enqueue(StubResponse.never());
        client.send("GET / HTTP/1.1\r\nHost: stub\r\n\r\n");
        stub.awaitRequests(1);
        client.close();
        stub.awaitConnectionsOpen(0);
    }

    @Test
    void delaysEveryResponseByItsLatency() {
        stub.latency(Duration.ofMillis(50));
        long start = System.nanoTime();
        client.get(stub, PATH);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(49));
    }

    @Test
    void survivesInvalidRequests() {
        for (String nonsense : List.of("\u0016\u0003\u0001\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nbad\r\n\r\n")) {
            try (StubClient other = new StubClient(stub)) {
                other.send(nonsense);
                assertThat(other.response()).startsWith("HTTP/1.1 400 ");
                assertThat(other.isClosedByStub()).isTrue();
            }
        }
        try (StubClient endless = new StubClient(stub)) {
            endless.send("GET / HTTP/1.1\r\nX: " + "x".repeat(64 * 1024 - 18));
            assertThat(endless.response()).startsWith("HTTP/1.1 431 ");
        }
        assertThat(client.get(stub, PATH)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void closesAllThatIsOpenAtOnce() {
        stub.enqueue(StubResponse.never());
        client.send("GET / HTTP/1.1\r\nHost: stub\r\n\r\n");
        stub.awaitRequests(1);
        stub.close();
        assertThat(client.isClosedByStub()).isTrue();
        assertThat(StubClient.refuses(stub.baseUri())).isTrue();
        assertThat(stub.connectionsOpen()).isZero();
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
