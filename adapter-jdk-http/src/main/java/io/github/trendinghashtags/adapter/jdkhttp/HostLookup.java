package io.github.trendinghashtags.adapter.jdkhttp;

import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks the host up on a thread of its own before the JDK's client does so on the thread that sends, which can neither be
 * interrupted nor be in time meanwhile. The client then finds the address in the JDK's cache. One lookup serves all who wait.
 */
final class HostLookup {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");
    private static final long FAST = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final String host;
    private final Resolver resolver;
    private final ThreadFactory threads;

    // Guarded by this.
    private @Nullable CompletableFuture<@Nullable Void> underWay;

    private volatile @Nullable Long fastAt;

    HostLookup(String host, Resolver resolver, ThreadFactory threads) {
        this.host = host;
        this.resolver = resolver;
        this.threads = threads;
    }

    /** Asks the system, and so fills the JDK's cache. */
    interface Resolver {
        void resolve(String host) throws UnknownHostException;
    }

    /** Returns whether it is a name that needs a lookup, and not an address. */
    static boolean isName(String host) {
        return !ADDRESS.matcher(host).matches();
    }

    /** Returns the end of a lookup, whatever it brings; or null for a second after a fast one. */
    @Nullable
    CompletableFuture<@Nullable Void> begin() {
        Long fast = fastAt;
        return fast != null && System.nanoTime() - fast < FRESH ? null : underWay();
    }

    private synchronized CompletableFuture<@Nullable Void> underWay() {
        if (underWay == null) {
            CompletableFuture<@Nullable Void> lookup = new CompletableFuture<>();
            threads.newThread(() -> lookUp(lookup)).start();
            underWay = lookup;
        }
        return underWay;
    }

    private void lookUp(CompletableFuture<@Nullable Void> lookup) {
        long before = System.nanoTime();
        try {
            resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            // The client says so.
        } finally {
            long after = System.nanoTime();
            fastAt = after - before < FAST ? after : null;
            synchronized (this) {
                underWay = null;
            }
            lookup.complete(null);
        }
    }
}
