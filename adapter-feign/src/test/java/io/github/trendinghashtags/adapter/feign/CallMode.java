package io.github.trendinghashtags.adapter.feign;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The ways in which a call can be made. */
enum CallMode {
    BLOCKING,
    ON_A_VIRTUAL_THREAD,
    ASYNCHRONOUS;

    /** Those that this Java has. */
    static Stream<CallMode> all() {
        return Stream.of(values())
                .filter(mode -> mode != ON_A_VIRTUAL_THREAD || Runtime.version().feature() >= 21);
    }

    /** Those that block a thread, which can be interrupted. */
    static Stream<CallMode> onThreads() {
        return all().filter(mode -> mode != ASYNCHRONOUS);
    }

    CompletableFuture<TrendingHashtagsPage> call(TrendingHashtagsPort port) {
        return this == ASYNCHRONOUS
                ? port.fetchAsync(TrendingHashtagsQuery.defaults())
                : start(port).page();
    }

    /** Makes a call on a thread of its own. */
    Started start(TrendingHashtagsPort port) {
        CompletableFuture<TrendingHashtagsPage> page = new CompletableFuture<>();
        Runnable call = () -> {
            try {
                page.complete(port.fetch(TrendingHashtagsQuery.defaults()));
            } catch (Throwable failure) {
                page.completeExceptionally(failure);
            }
        };
        Thread thread = this == ON_A_VIRTUAL_THREAD ? virtual(call) : new Thread(call);
        thread.start();
        return new Started(page, thread);
    }

    /** What a call fails with. Waits long enough for a busy machine, and no longer. */
    static Throwable failure(CompletableFuture<?> call) {
        try {
            return new AssertionError("succeeded with " + call.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException | InterruptedException late) {
            throw new AssertionError("the call did not end", late);
        }
    }

    record Started(CompletableFuture<TrendingHashtagsPage> page, Thread thread) {}

    /** A virtual thread that has not started, by reflection, since Java 17 has none. */
    static Thread virtual(Runnable task) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method unstarted = Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
            return (Thread) unstarted.invoke(builder, task);
        } catch (ReflectiveOperationException unforeseen) {
            throw new AssertionError(unforeseen);
        }
    }
}
