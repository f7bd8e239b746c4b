package io.github.trendinghashtags.testkit.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.testkit.stub.StubConnection.Side;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireFaultTest {
    private static final StubResponse RESPONSE = StubResponse.json(200, "0123456789");

    private final StubKeyApiServer stub = StubKeyApiServer.start();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void closesAConnectionOfWhichItReadNothing() {
        stub.enqueue(WireFault.unread());
        try (StubClient client = client()) {
            assertThat(client.isClosedByStub()).isTrue();
        }
        assertThat(stub.requests()).isEmpty();
        assertThat(stub.connections()).singleElement().satisfies(only -> {
            assertThat(only.closedBy()).isEqualTo(Side.STUB);
            assertThat(only.requests()).isZero();
            assertThat(only.closedAt()).isGreaterThanOrEqualTo(only.openedAt());
        });
    }

    @Test
    void closesAfterTheRequest() {
        assertThat(responseTo(WireFault.noResponse())).isEmpty();
        assertThat(stub.requests()).hasSize(1);
        assertThat(stub.connections().get(0).requests()).isEqualTo(1);
    }

    @Test
    void closesDuringTheHead() {
        assertThat(responseTo(WireFault.cutInHead(RESPONSE)))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("\r\n\r\n");
    }

    @Test
    void closesDuringTheBody() {
        assertThat(responseTo(WireFault.cutInBody(RESPONSE)))
                .contains("Content-Length: 10\r\n")
                .endsWith("\r\n\r\n01234");
    }

    @Test
    void isHeldAsLongAsItsResponse() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        stub.enqueue(WireFault.cutInBody(RESPONSE.heldUntil(gate)));
        try (StubClient held = client();
                StubClient later = client()) {
            held.send("GET / HTTP/1.1\r\nHost: stub\r\n\r\n");
            stub.awaitRequests(1);
            later.get(stub, "/");
            stub.awaitRequests(2);
            assertThat(stub.connections().get(0).closedBy()).isNull();
            gate.complete(true);

            assertThat(held.response()).endsWith("\r\n\r\n01234");
        }
    }

    @Test
    void closesBeforeAsMuchHasComeAsItAnnounced() {
        assertThat(responseTo(WireFault.truncated(RESPONSE, 7)))
                .contains("Content-Length: 17\r\n")
                .endsWith("\r\n\r\n0123456789");
    }

    @Test
    void closesBeforeTheLastChunk() {
        assertThat(responseTo(WireFault.cutInChunks(RESPONSE)))
                .contains("Transfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n");
    }

    @Test
    void closesAfterAWholeResponse() {
        assertThat(responseTo(WireFault.dropped(RESPONSE)))
                .contains("Content-Length: 10\r\n")
                .doesNotContain("Connection")
                .endsWith("\r\n\r\n0123456789");
    }

    @Test
    void announcesLessThanComes() {
        stub.enqueue(WireFault.overlong(RESPONSE, 3));
        try (StubClient client = client()) {
            assertThat(client.get(stub, VendorSimulator.PATH)).endsWith("\r\n\r\n0123456");
            assertThat(client.read(3)).isEqualTo("789");
            assertThat(stub.connectionsOpen()).isEqualTo(1);
        }
    }

    @Test
    void sendsASecondResponseUnasked() {
        stub.enqueue(WireFault.duplicated(RESPONSE));
        try (StubClient client = client()) {
            String first = client.get(stub, VendorSimulator.PATH);
            assertThat(first).endsWith("\r\n\r\n0123456789");
            assertThat(client.read(first.length())).isEqualTo(first);
            assertThat(stub.requests()).hasSize(1);
            assertThat(stub.connectionsOpen()).isEqualTo(1);
        }
    }

    @Test
    void closesItsSideOfAnIdleConnectionAndReadsNoMore() {
        stub.enqueue(WireFault.dropped(RESPONSE, Duration.ofMillis(20)));
        try (StubClient client = client()) {
            assertThat(client.get(stub, VendorSimulator.PATH)).endsWith("\r\n\r\n0123456789");
            stub.awaitConnectionsOpen(0);
            assertThat(stub.connectionsHalfClosed()).isEqualTo(1);
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.isClosedByStub()).isTrue();
        }
        Await.polling(Await.PATIENCE, () -> stub.connectionsHalfClosed() == 0, () -> "the client's side to close");
        assertThat(stub.requests()).hasSize(1);
        assertThat(stub.connections()).singleElement().matches(only -> only.closedBy() == Side.STUB);
    }

    @Test
    void sendsJustTheseBytes() {
        stub.enqueue(WireFault.raw("no HTTP \u00ff\r\n"));
        try (StubClient client = client()) {
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.read(11)).isEqualTo("no HTTP \u00ff\r\n");
            assertThat(client.get(stub, VendorSimulator.PATH)).startsWith("HTTP/1.1 200 ");
            assertThat(stub.connections()).hasSize(1);
        }
    }

    @Test
    void sendsTheseBytesForEver() {
        stub.enqueue(WireFault.endless("HTTP/1.1 100 Continue\r\n\r\n", Duration.ZERO));
        try (StubClient client = client()) {
            client.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(client.read(250_000)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n".repeat(10_000));
        }
        stub.awaitConnectionsOpen(0);
    }

    @Test
    void resetsInPlaceOfAnOrderlyClose() {
        stub.enqueue(WireFault.noResponse().byReset());
        try (StubClient client = client()) {
            assertThatThrownBy(() -> client.get(stub, VendorSimulator.PATH))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void holdsAStalledResponseUntilTheClientCloses() {
        stub.enqueue(WireFault.stalledInHead(RESPONSE)).enqueue(WireFault.stalledInBody(RESPONSE));
        try (StubClient head = client();
                StubClient body = client()) {
            head.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(head.read(12)).isEqualTo("HTTP/1.1 200");
            stub.awaitRequests(1);
            body.send("GET / HTTP/1.1\r\n\r\n");
            stub.awaitRequests(2);
            assertThat(stub.connectionsOpen()).isEqualTo(2);
            assertThat(stub.mostInFlight()).isEqualTo(1);
        }
        stub.awaitConnectionsOpen(0);
        assertThat(stub.connections()).allMatch(each -> each.closedBy() == Side.CLIENT);
    }

    @Test
    void tricklesAByteAtATime() {
        stub.enqueue(WireFault.trickled(RESPONSE, Duration.ofMillis(5)));
        long before = System.nanoTime();
        try (StubClient client = client()) {
            assertThat(client.get(stub, VendorSimulator.PATH)).endsWith("\r\n\r\n0123456789");
        }
        assertThat(System.nanoTime() - before).isGreaterThan(40_000_000);
    }

    @Test
    void floodsUntilTheClientLetsGo() {
        stub.enqueue(WireFault.endlessHead()).enqueue(WireFault.endlessBody(500));
        try (StubClient head = client();
                StubClient body = client()) {
            head.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(head.read(3_000_000)).startsWith("HTTP/1.1 200 ").doesNotContain("\r\n\r\n");
            body.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(body.read(3_000_000)).startsWith("HTTP/1.1 500 ").contains("\r\n\r\n4000\r\n  ");
        }
        stub.awaitConnectionsOpen(0);
    }

    @Test
    void sendsABombThatIsSmallOnTheWire() throws IOException {
        stub.enqueue(WireFault.gzipBomb(500));
        String response;
        try (StubClient client = client()) {
            response = client.get(stub, VendorSimulator.PATH);
        }
        assertThat(response.length()).isLessThan(400 * 1024);
        byte[] body = response.substring(response.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            assertThat(gzip.transferTo(OutputStream.nullOutputStream())).isEqualTo(256L * 1024 * 1024);
        }
    }

    @Test
    void endsWithTheStub() {
        stub.enqueue(WireFault.endlessBody(200)).enqueue(WireFault.stalledInBody(RESPONSE));
        try (StubClient flooded = client();
                StubClient stalled = client()) {
            flooded.send("GET / HTTP/1.1\r\n\r\n");
            stub.awaitRequests(1);
            stalled.send("GET / HTTP/1.1\r\n\r\n");
            stub.awaitRequests(2);
            long before = System.nanoTime();
            stub.close();
            assertThat(System.nanoTime() - before).isLessThan(1_500_000_000);
            assertThat(stub.connections()).allMatch(each -> each.closedBy() == Side.STUB);
        }
    }

    @Test
    void hasNoResetForWhatClosesNothing() {
        assertThatThrownBy(() -> WireFault.endlessHead().byReset())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("endlessHead does not close the connection");
    }

    private StubClient client() {
        return new StubClient(stub);
    }

    /** All that comes before the stub closes the connection. */
    private String responseTo(WireFault fault) {
        stub.enqueue(fault);
        try (StubClient client = client()) {
            client.send("GET / HTTP/1.1\r\n\r\n");
            return client.read(Integer.MAX_VALUE);
        }
    }
}
