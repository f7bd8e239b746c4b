package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.testkit.StubAnswer;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import io.github.trendinghashtags.testkit.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Every way in which the stub can fail. */
final class Faults {
    private static final StubAnswer GOOD = StubAnswer.documented();
    private static final List<Supplier<StubAnswer>> ANSWERS = List.of(
            () -> StubAnswer.html(500),
            () -> StubAnswer.html(502),
            () -> StubAnswer.empty(503),
            () -> StubAnswer.envelope(504, 504, "gateway"),
            () -> StubAnswer.envelope(200, 500, "server"),
            () -> StubAnswer.envelope(429, 429, "slow down"),
            () -> StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "0"),
            () -> StubAnswer.envelope(429, 429, "slow down").withHeader("Retry-After", "99999"),
            () -> StubAnswer.envelope(400, 400, "parameter"),
            () -> StubAnswer.envelope(401, 401, "key"),
            () -> StubAnswer.envelope(200, 402, "credits"),
            () -> StubAnswer.envelope(403, 403, "endpoint"),
            () -> StubAnswer.envelope(200, 12345, "business"),
            () -> StubAnswer.html(404),
            () -> StubAnswer.empty(302).withHeader("Location", "http://127.0.0.1:9/elsewhere"),
            () -> StubAnswer.empty(204),
            () -> StubAnswer.html(200),
            () -> StubAnswer.json(200, "{\"code\":0,"),
            () -> GOOD.gzipped(),
            () -> GOOD.gzipped().gzipped(),
            () -> GOOD.withHeader("Content-Encoding", "br"),
            StubAnswer::never);
    private static final List<Supplier<WireFault>> ON_THE_WIRE = List.of(
            WireFault::unread,
            WireFault::unanswered,
            () -> WireFault.unanswered().byReset(),
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
            // Java 17's own client leaves the connection of such an answer open.
            () -> Runtime.version().feature() < 21 ? WireFault.endlessBody(200) : WireFault.endlessHead(),
            () -> WireFault.endlessBody(200),
            () -> WireFault.gzipBomb(200),
            () -> WireFault.gzipBomb(500));

    private Faults() {}

    static void enqueueOne(StubKeyApiServer stub, RandomGenerator random) {
        int choice = random.nextInt(ANSWERS.size() + ON_THE_WIRE.size());
        if (choice < ANSWERS.size()) {
            stub.enqueue(ANSWERS.get(choice).get());
        } else {
            stub.enqueue(ON_THE_WIRE.get(choice - ANSWERS.size()).get());
        }
    }
}
