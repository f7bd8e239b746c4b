package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallLimits;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several ports over one cache that loses commands, loses replies and repeats commands, in an order that a seed decides. */
class SharedCachePropertyTest {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final int STEPS = 3_000;

    private final ManualClock clock = new ManualClock();
    private final ManualTime time = new ManualTime();
    private final ManualPort port = new ManualPort(clock);
    private final List<CompletableFuture<TrendingHashtagsPage>> asked = new ArrayList<>();
    private long charged;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void oneCallAtATimeIsPaidForEachPageAndNoFutureIsLeft(int seed) {
        Random chance = new Random(seed);
        FaultyCache cache = new FaultyCache(new InMemoryPageCache(100, time::nanoTime), chance);
        List<CachedTrendingHashtags> ports = Stream.generate(() -> CachedTrendingHashtags.builder(port)
                        .callLimits(new CallLimits(3, CALL_TIMEOUT))
                        .policy(CachePolicy.untilMidnight()
                                .withFreshFor(Duration.ofMinutes(5))
                                .withStaleOnFailure(Duration.ofMinutes(10)))
                        .sharedCache(cache)
                        .refuseIfStoreFails()
                        .clock(clock)
                        .time(time)
                        .build())
                .limit(4)
                .toList();
        for (int step = 0; step < STEPS; step++) {
            switch (chance.nextInt(4)) {
                case 0 -> advance(Duration.ofMillis(chance.nextInt(5_000)));
                case 1 -> end(chance);
                default -> asked.add(ports.get(chance.nextInt(4)).fetchAsync(query(chance)));
            }
            assertThat(underWay().stream()
                            .collect(Collectors.groupingBy(ManualPort.Call::query, Collectors.counting()))
                            .values())
                    .as("calls under way for a page, step %d", step)
                    .allMatch(calls -> calls == 1);
        }
        while (time.hasTasks()) {
            underWay().forEach(this::answer);
            advance(Duration.ofSeconds(1));
        }

        charged += 6
                * port.calls.stream()
                        .filter(call -> call.future().isCancelled())
                        .count();

        assertThat(asked).allMatch(CompletableFuture::isDone);
        long paid = asked.stream()
                .mapToLong(future ->
                        future.handle(SharedCachePropertyTest::credits).join())
                .sum();
        assertThat(paid).isEqualTo(charged).isPositive();
        assertThat(port.calls.size()).isLessThan(asked.size() / 2);
    }

    private static TrendingHashtagsQuery query(Random chance) {
        return TrendingHashtagsQuery.defaults().withPage(1 + chance.nextInt(5));
    }

    private static long credits(@Nullable TrendingHashtagsPage page, Throwable failure) {
        return page != null
                ? page.receipt().creditsAtMost()
                : ((TrendingHashtagsException) failure).receipt().creditsAtMost();
    }

    private List<ManualPort.Call> underWay() {
        return port.calls.stream().filter(call -> !call.future().isDone()).toList();
    }

    private void advance(Duration step) {
        clock.advance(step);
        time.advance(step);
    }

    private void end(Random chance) {
        List<ManualPort.Call> calls = underWay();
        if (calls.isEmpty()) {
            return;
        }
        ManualPort.Call call = calls.get(chance.nextInt(calls.size()));
        if (chance.nextInt(3) > 0) {
            answer(call);
        } else {
            charged += 4;
            call.fail(port.down(2));
        }
    }

    private void answer(ManualPort.Call call) {
        charged += 2;
        call.answer(port.page(1));
    }

    /** One in four operations is lost, or its reply is, or it is carried out twice. */
    private record FaultyCache(PageCache sound, Random chance) implements PageCache {
        private <T> CompletionStage<T> perhaps(Supplier<CompletionStage<T>> operation) {
            return switch (chance.nextInt(12)) {
                case 0 -> CompletableFuture.failedStage(new IOException("lost"));
                case 1 ->
                    operation.get().thenCompose(done -> CompletableFuture.failedStage(new IOException("no reply")));
                case 2 -> operation.get().thenCompose(done -> operation.get());
                default -> operation.get();
            };
        }

        @Override
        public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
            return perhaps(() -> sound.get(query));
        }

        @Override
        public CompletionStage<Lookup> lookUp(
                TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
            return perhaps(() -> sound.lookUp(query, from, before, token, leaseTime));
        }

        @Override
        public CompletionStage<@Nullable Void> publish(
                TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
            return perhaps(() -> sound.publish(query, page, token, keepFor));
        }

        @Override
        public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
            return perhaps(() -> sound.release(query, token));
        }

        @Override
        public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
            return perhaps(() -> sound.invalidate(query));
        }

        @Override
        public CompletionStage<@Nullable Void> clear() {
            return perhaps(sound::clear);
        }
    }
}
