package io.github.trendinghashtags.adapter.jdkhttp;

import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks the host up on its own thread, because a lookup by the JDK's client runs on the sending thread and can be
 * neither interrupted nor timed out. The client then finds the address in the JDK's cache. Concurrent calls share a lookup.
 */
final class HostLookup {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");
    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final String host;
    private final Resolver resolver;
    private final ThreadFactory threads;
    private final LongSupplier nanoTime;

    // Guarded by this.
    private @Nullable CompletableFuture<@Nullable Void> pending;

    private volatile @Nullable Long fastAt;

    HostLookup(String host, Resolver resolver, ThreadFactory threads, LongSupplier nanoTime) {
        this.host = host;
        this.resolver = resolver;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** Asks the system, and so fills the JDK's cache. */
    interface Resolver {
        void resolve(String host) throws UnknownHostException;
    }

    /** Returns whether it is a name that needs a lookup, and not an address. */
    static boolean isName(String host) {
        return !ADDRESS.matcher(host).matches();
    }

    /** Returns a future that completes when a lookup ends, found or not; or null for a second after a fast one. */
    @Nullable
    CompletableFuture<@Nullable Void> begin() {
        Long fast = fastAt;
        return fast != null && nanoTime.getAsLong() - fast < FRESH ? null : join();
    }

    private synchronized CompletableFuture<@Nullable Void> join() {
        if (pending == null) {
            CompletableFuture<@Nullable Void> lookup = new CompletableFuture<>();
            threads.newThread(() -> lookUp(lookup)).start();
            pending = lookup;
        }
        return pending;
    }

    private void lookUp(CompletableFuture<@Nullable Void> lookup) {
        long before = nanoTime.getAsLong();
        try {
            resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            // The client's own lookup fails as well, and its exception says so.
        } finally {
            long after = nanoTime.getAsLong();
            fastAt = after - before < FAST ? after : null;
            synchronized (this) {
                pending = null;
            }
            lookup.complete(null);
        }
    }
}
