package io.github.trendinghashtags.adapter.feign;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up on a thread of its own, since a lookup can't be interrupted; waiting for it can be interrupted and aborted.
 * Concurrent exchanges share the lookup of a name.
 */
final class NameLookup implements DnsResolver {
    private final DnsResolver resolver;
    private final Executor executor;
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    NameLookup(DnsResolver resolver, Executor executor) {
        this.resolver = resolver;
        this.executor = executor;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        CompletableFuture<InetAddress[]> mine =
                underWay.computeIfAbsent(host, this::start).copy();
        try {
            Exchange.onAbort(() -> mine.cancel(false));
            return mine.get();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw unknown(host, interrupt);
        } catch (ExecutionException | CancellationException | InterruptedIOException failure) {
            throw unknown(host, failure);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    private CompletableFuture<InetAddress[]> start(String host) {
        return CompletableFuture.supplyAsync(() -> lookUp(host), executor);
    }

    private InetAddress[] lookUp(String host) {
        try {
            return resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new CompletionException(unknown);
        } finally {
            underWay.remove(host);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
