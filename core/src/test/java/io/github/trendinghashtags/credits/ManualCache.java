package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cache in memory that notes its operations, and breaks if a test says so. */
final class ManualCache implements PageCache {
    final List<String> operations = Collections.synchronizedList(new ArrayList<>());
    private final PageCache sound = PageCache.inMemory(10);
    private volatile @Nullable Supplier<CompletionStage<?>> broken;
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    /** Lets every operation do that instead. */
    void breaking(Supplier<CompletionStage<?>> breaking) {
        broken = breaking;
    }

    /** Runs that, once, right before the next operation of that name. */
    void beforeNext(String operation, Runnable task) {
        before.put(operation, task);
    }

    void mend() {
        broken = null;
    }

    @SuppressWarnings("unchecked")
    private <T> CompletionStage<T> run(String operation, Supplier<CompletionStage<T>> sound) {
        operations.add(operation);
        Runnable first = before.remove(operation);
        if (first != null) {
            first.run();
        }
        Supplier<CompletionStage<?>> instead = broken;
        return instead == null ? sound.get() : (CompletionStage<T>) instead.get();
    }

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        return run("get", () -> sound.get(query));
    }

    @Override
    public CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
        return run("lookUp", () -> sound.lookUp(query, from, before, token, leaseTime));
    }

    @Override
    public CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
        return run("publish", () -> sound.publish(query, page, token, keepFor));
    }

    @Override
    public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        return run("release", () -> sound.release(query, token));
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        return run("invalidate", () -> sound.invalidate(query));
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return run("clear", sound::clear);
    }
}
