package io.github.trendinghashtags.testkit.stub;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chooses the reply to each request: the first one in the queue, or the simulated vendor's. */
final class StubScript {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final VendorSimulator vendor;
    private final Clock clock;
    private final Queue<Scripted> queue = new ArrayDeque<>();
    private volatile Duration latency = Duration.ZERO;

    StubScript(VendorSimulator vendor, Clock clock) {
        this.vendor = vendor;
        this.clock = clock;
    }

    void latency(Duration delay) {
        latency = delay;
    }

    void add(StubResponse response) {
        add(new Scripted(reply(response).after(response.gate()), false));
    }

    void add(WireFault fault) {
        Reply reply = exchange -> fault.applyTo(exchange, date());
        add(new Scripted(reply.after(fault.gate()), fault.isUnread()));
    }

    private void add(Scripted scripted) {
        synchronized (queue) {
            queue.add(scripted);
        }
    }

    void clear() {
        synchronized (queue) {
            queue.clear();
        }
    }

    void reset() {
        clear();
        latency = Duration.ZERO;
    }

    /** Removes and returns the first reply in the queue if it needs no request, or returns null. */
    @Nullable
    Reply takeUnread() {
        synchronized (queue) {
            Scripted first = queue.peek();
            return first != null && first.unread ? queue.remove().reply : null;
        }
    }

    Reply replyTo(StubRequest request) {
        Reply reply = next(request);
        if (latency.isZero()) {
            return reply;
        }
        return reply.after(
                new CompletableFuture<Boolean>().completeOnTimeout(true, latency.toNanos(), TimeUnit.NANOSECONDS));
    }

    private Reply next(StubRequest request) {
        Scripted scripted;
        synchronized (queue) {
            scripted = queue.poll();
        }
        if (scripted == null) {
            return reply(vendor.respondTo(request));
        }
        vendor.countScripted(request);
        return scripted.reply;
    }

    private Reply reply(StubResponse response) {
        return exchange -> response.writeTo(exchange, date());
    }

    private String date() {
        return DATE.format(clock.instant());
    }

    /** A queued reply, for the next request or, if unread, the next connection. */
    private record Scripted(Reply reply, boolean unread) {}
}
