package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes the stub fail in every way that it can, except for a chunk of 2³¹ bytes: for each of those the JDK's client would
 * keep a thread that spins until the process ends.
 */
final class Faults {
    private static final StubResponse GOOD = StubResponse.documented();
    private static final List<Supplier<StubResponse>> RESPONSES = List.of(
            () -> StubResponse.html(500),
            () -> StubResponse.html(502),
            () -> StubResponse.empty(503),
            () -> StubResponse.envelope(504, 504, "gateway"),
            () -> StubResponse.envelope(200, 500, "server"),
            () -> StubResponse.envelope(429, 429, "slow down"),
            () -> StubResponse.envelope(429, 429, "slow down").withHeader("Retry-After", "0"),
            () -> StubResponse.envelope(429, 429, "slow down").withHeader("Retry-After", "99999"),
            () -> StubResponse.envelope(400, 400, "parameter"),
            () -> StubResponse.envelope(401, 401, "key"),
            () -> StubResponse.envelope(200, 402, "credits"),
            () -> StubResponse.envelope(403, 403, "endpoint"),
            () -> StubResponse.envelope(200, 12345, "business"),
            () -> StubResponse.html(404),
            () -> StubResponse.empty(302).withHeader("Location", "http://127.0.0.1:9/elsewhere"),
            () -> StubResponse.empty(204),
            () -> StubResponse.html(200),
            () -> StubResponse.json(200, "{\"code\":0,"),
            () -> GOOD.gzipped(),
            () -> GOOD.gzipped().gzipped(),
            () -> GOOD.withHeader("Content-Encoding", "br"),
            StubResponse::never);
    private static final List<Supplier<WireFault>> ON_THE_WIRE = List.of(
            WireFault::unread,
            WireFault::noResponse,
            () -> WireFault.noResponse().byReset(),
            () -> WireFault.cutInHead(GOOD),
            () -> WireFault.cutInBody(GOOD),
            () -> WireFault.cutInBody(GOOD).byReset(),
            () -> WireFault.truncated(GOOD, 10),
            () -> WireFault.cutInChunks(GOOD),
            () -> WireFault.dropped(GOOD),
            () -> WireFault.overlong(GOOD, 10),
            () -> WireFault.stalledInHead(GOOD),
            () -> WireFault.stalledInBody(GOOD),
            () -> WireFault.trickled(GOOD, Duration.ofMillis(50)),
            WireFault::endlessHead,
            () -> WireFault.dropped(GOOD, Duration.ofMillis(20)),
            () -> WireFault.endless("HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\n", Duration.ofMillis(1)),
            () -> WireFault.endlessBody(200),
            () -> WireFault.gzipBomb(200),
            () -> WireFault.gzipBomb(500));

    /** Bytes that are no response; {@code %s} is replaced by the key. */
    private static final List<String> RAW = List.of(
            "no status line at all\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
            "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000) + "\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
            "HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 %s No\r\n\r\n",
            "HTTP/1.1 200 OK\r\n%s\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n{}\r\n");

    private Faults() {}

    static void enqueueOne(StubKeyApiServer stub, RandomGenerator random) {
        int choice = random.nextInt(RESPONSES.size() + ON_THE_WIRE.size() + RAW.size());
        if (choice < RESPONSES.size()) {
            stub.enqueue(RESPONSES.get(choice).get());
        } else if (choice < RESPONSES.size() + ON_THE_WIRE.size()) {
            stub.enqueue(ON_THE_WIRE.get(choice - RESPONSES.size()).get());
        } else {
            String raw = RAW.get(choice - RESPONSES.size() - ON_THE_WIRE.size());
            stub.enqueue(WireFault.raw(raw.replace("%s", stub.apiKey().reveal())));
        }
    }
}
