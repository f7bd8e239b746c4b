package io.github.trendinghashtags.keyapi;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.trendinghashtags.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Admits attempts in the order in which they come, each with a permission of the rate limiter and a place among the
 * concurrent requests. Whoever waits holds neither a place nor a thread, and waits no longer than the limiter's timeout
 * duration for both together.
 *
 * <p>Only the first in the queue asks the limiter, and only once a place is free for it: were permissions reserved ahead,
 * places that become free together would let their holders pass in a burst, faster than the limiter allows. If the first
 * leaves the queue, its permission goes to the next.
 */
final class AttemptQueue {
    private final Pace pace;
    private final int maxConcurrency;
    private final TimeSource time;
    private final Executor workers;
    private volatile boolean closed;

    // Guarded by this.
    private final Set<Ticket> waiting = new LinkedHashSet<>();
    private int onTheWire;
    private boolean permissionPending;
    private @Nullable Long permissionDueAt;
    private @Nullable Future<?> expiry;

    /** A queue whose timers have their work done by the workers, since the limiter's listeners can block. */
    AttemptQueue(RateLimiter rateLimiter, ClientSettings settings, TimeSource time, Executor workers) {
        this.pace = new Pace(rateLimiter, settings.resilience().timeoutDuration());
        this.maxConcurrency = settings.maxConcurrency();
        this.time = time;
        this.workers = workers;
    }

    /** Admits nobody any more. */
    void close() {
        closed = true;
    }

    /** Why an attempt was not admitted. */
    enum Refusal {
        NO_PERMISSION,
        NO_PLACE,
        CALL_TIMEOUT
    }

    /** Hears how waiting ended: once, on any thread, unless the ticket was admitted at once or closed. */
    interface Waiter {

        void admitted();

        void refused(Refusal reason);

        /** Whether the wait is shorter than what is left of the call. */
        boolean fits(Duration wait);
    }

    /** The longest wait for a place and a permission together. */
    Duration timeoutDuration() {
        return pace.timeoutDuration();
    }

    synchronized int onTheWire() {
        return onTheWire;
    }

    Ticket ticket(Waiter waiter) {
        return new Ticket(waiter);
    }

    private enum State {
        NEW,
        WAITING,
        ADMITTED,
        CLOSED
    }

    /** One attempt's way through the queue, and its place on the wire. */
    final class Ticket {
        private final Waiter waiter;
        private State state = State.NEW;
        private long deadline;

        private Ticket(Waiter waiter) {
            this.waiter = waiter;
        }

        /** Queues. Returns true if the attempt is admitted at once, in which case the waiter hears nothing. */
        boolean enter() {
            long now = time.nanoTime();
            Duration timeout = pace.timeoutDuration();
            Refusal refusal = null;
            synchronized (AttemptQueue.this) {
                if (state != State.NEW) {
                    return false;
                }
                Duration least = leastWait(now);
                if (least.compareTo(timeout) > 0) {
                    refusal = Refusal.NO_PERMISSION;
                } else if (!waiter.fits(least)) {
                    refusal = Refusal.CALL_TIMEOUT;
                } else {
                    state = State.WAITING;
                    deadline = now + timeout.toNanos();
                    waiting.add(this);
                }
            }
            if (refusal != null) {
                waiter.refused(refusal);
                return false;
            }
            return admitWaiting(this);
        }

        /** Leaves the queue, or frees the place. Only the first time counts. */
        void close() {
            boolean wasAdmitted;
            synchronized (AttemptQueue.this) {
                wasAdmitted = state == State.ADMITTED;
                if (state == State.WAITING) {
                    waiting.remove(this);
                    stopExpiryIfEmpty();
                }
                state = State.CLOSED;
                if (wasAdmitted) {
                    onTheWire--;
                }
            }
            if (wasAdmitted) {
                admitWaiting(null);
            }
        }
    }

    /** Admits from the front of the queue as far as places and permissions go. Returns whether {@code own} was admitted. */
    private boolean admitWaiting(@Nullable Ticket own) {
        boolean ownAdmitted = false;
        while (beginPermission()) {
            long nanos = reserve();
            if (nanos > 0) {
                awaitPermission(nanos);
                break;
            }
            Ticket first = takeFirst(nanos == 0);
            if (first == null) {
                continue;
            }
            if (nanos < 0) {
                first.waiter.refused(Refusal.NO_PERMISSION);
            } else if (first == own) {
                ownAdmitted = true;
            } else {
                first.waiter.admitted();
            }
        }
        scheduleExpiry();
        return ownAdmitted;
    }

    private synchronized boolean beginPermission() {
        if (closed || permissionPending || onTheWire == maxConcurrency || waiting.isEmpty()) {
            return false;
        }
        permissionPending = true;
        return true;
    }

    /** A limiter that fails must not leave the queue without anyone who asks. */
    private long reserve() {
        try {
            return pace.reserve();
        } catch (RuntimeException | Error failed) {
            return -1;
        }
    }

    private void awaitPermission(long nanos) {
        Duration wait = Duration.ofNanos(nanos);
        long dueAt = time.nanoTime() + nanos;
        List<Ticket> expired;
        List<Ticket> late;
        synchronized (this) {
            expired = removeFirst(ticket -> ticket.deadline - dueAt < 0);
            late = removeFirst(ticket -> !ticket.waiter.fits(wait));
            permissionDueAt = dueAt;
        }
        expired.forEach(ticket -> ticket.waiter.refused(Refusal.NO_PERMISSION));
        late.forEach(ticket -> ticket.waiter.refused(Refusal.CALL_TIMEOUT));
        schedule(wait, this::permissionIsDue);
    }

    private void permissionIsDue() {
        if (closed) {
            return;
        }
        Ticket first = takeFirst(true);
        if (first != null) {
            first.waiter.admitted();
        }
        admitWaiting(null);
    }

    /** Removes tickets from the front of the queue as long as they match. */
    private List<Ticket> removeFirst(Predicate<Ticket> condition) {
        List<Ticket> removed = new ArrayList<>(0);
        Iterator<Ticket> tickets = waiting.iterator();
        while (tickets.hasNext()) {
            Ticket first = tickets.next();
            if (!condition.test(first)) {
                break;
            }
            tickets.remove();
            first.state = State.CLOSED;
            removed.add(first);
        }
        stopExpiryIfEmpty();
        return removed;
    }

    private synchronized @Nullable Ticket takeFirst(boolean admitted) {
        permissionPending = false;
        permissionDueAt = null;
        Iterator<Ticket> tickets = waiting.iterator();
        if (!tickets.hasNext()) {
            return null;
        }
        Ticket first = tickets.next();
        tickets.remove();
        stopExpiryIfEmpty();
        first.state = admitted ? State.ADMITTED : State.CLOSED;
        if (admitted) {
            onTheWire++;
        }
        return first;
    }

    /** Returns the shortest possible wait of a new attempt: zero if unknown, else by the cycles that those before it need. */
    private Duration leastWait(long now) {
        if (permissionDueAt == null) {
            return Duration.ZERO;
        }
        return pace.cyclesFor(waiting.size()).plusNanos(permissionDueAt - now);
    }

    /** One timer serves all, since all wait equally long and so the first expires first. */
    private synchronized void scheduleExpiry() {
        if (expiry == null && !waiting.isEmpty()) {
            long left = waiting.iterator().next().deadline - time.nanoTime();
            expiry = schedule(Duration.ofNanos(Math.max(0, left)), this::expire);
        }
    }

    private void stopExpiryIfEmpty() {
        if (expiry != null && waiting.isEmpty()) {
            expiry.cancel(false);
            expiry = null;
        }
    }

    private void expire() {
        List<Ticket> expired;
        synchronized (this) {
            expiry = null;
            if (permissionPending) {
                return; // The first is about to be admitted, and whoever sees to that looks at the others afterwards.
            }
            long now = time.nanoTime();
            expired = removeFirst(ticket -> ticket.deadline - now <= 0);
        }
        expired.forEach(ticket -> ticket.waiter.refused(Refusal.NO_PLACE));
        scheduleExpiry();
    }

    private @Nullable Future<?> schedule(Duration delay, Runnable task) {
        try {
            return time.schedule(delay, () -> workers.execute(task));
        } catch (RejectedExecutionException closed) {
            return null; // The client is closed, and ends all calls that wait here.
        }
    }

    /** The limiter's side of the queue. */
    private record Pace(RateLimiter limiter, Duration defaultTimeout) {

        Duration timeoutDuration() {
            RateLimiterConfig config = limiter.getRateLimiterConfig();
            return config == null ? defaultTimeout : config.getTimeoutDuration();
        }

        Duration cyclesFor(int attempts) {
            RateLimiterConfig config = limiter.getRateLimiterConfig();
            return config == null
                    ? Duration.ZERO
                    : config.getLimitRefreshPeriod().multipliedBy(attempts / config.getLimitForPeriod());
        }

        /**
         * Reserves one permission: nanoseconds to wait for it, or a negative number if there is none in time. A listener
         * throws after the limiter has decided, and hides how: then the permissions left show it, and the wait is taken to
         * the end of the cycle.
         */
        long reserve() {
            int before = available();
            try {
                return limiter.reservePermission();
            } catch (Throwable listenerFailed) {
                if (available() >= before) {
                    return -1;
                }
                int limit = limiter.getRateLimiterConfig().getLimitForPeriod();
                return before > 0 ? 0 : cyclesFor(limit - before).toNanos();
            }
        }

        private int available() {
            RateLimiter.Metrics metrics = limiter.getMetrics();
            return metrics == null ? 0 : metrics.getAvailablePermissions();
        }
    }
}
