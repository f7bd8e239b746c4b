package io.github.trendinghashtags.keyapi;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Admits attempts in the order in which they come, each with a permission of the rate limiter, or of a pace that is shared
 * with other clients, and a place among the concurrent requests. A waiting attempt holds neither a place nor a thread, and waits no longer than the limiter's timeout
 * duration for both together.
 *
 * <p>Only the first in the queue asks the limiter, and only once a place is free for it: were permissions reserved ahead,
 * places that become free together would let their holders pass in a burst, faster than the limiter allows. If the first
 * leaves the queue, its permission goes to the next.
 */
final class AttemptQueue {
    private final LimiterPace pace;
    private final @Nullable SharedPace sharedPace;
    private final int maxConcurrency;
    private final TimeSource time;
    private final Executor workers;
    private volatile boolean closed;

    // Guarded by this.
    private final Set<Ticket> waiting = new LinkedHashSet<>();
    private int onTheWire;
    private boolean permissionPending;
    private boolean askingSharedPace;
    private @Nullable Long permissionDueAt;
    private @Nullable Future<?> expiry;

    /** Creates a queue whose timers have their work done by the workers, since the limiter's listeners can block. */
    AttemptQueue(LimiterPace pace, @Nullable Pace sharedPace, int maxConcurrency, TimeSource time, Executor workers) {
        this.pace = pace;
        this.sharedPace = sharedPace == null ? null : new SharedPace(sharedPace, pace, time, workers);
        this.maxConcurrency = maxConcurrency;
        this.time = time;
        this.workers = workers;
    }

    /** Admits no more attempts. */
    void close() {
        closed = true;
    }

    /** Is called once, on any thread, when waiting ends, unless the ticket was admitted at once or closed. */
    interface Waiter {

        void admitted();

        /** Takes the reason, for a message. */
        void refused(String reason);

        /** How long the call may take, for a message. */
        Duration callTimeout();

        /** Whether the wait is shorter than what is left of the call. */
        boolean fits(Duration wait);
    }

    synchronized int onTheWire() {
        return onTheWire;
    }

    Ticket ticket(Waiter waiter) {
        return new Ticket(waiter);
    }

    /** One attempt's way through the queue, and its place on the wire. */
    final class Ticket {
        private final Waiter waiter;
        private long deadline;
        private boolean admitted;
        private boolean done;

        private Ticket(Waiter waiter) {
            this.waiter = waiter;
        }

        /** Queues. Returns true if the attempt is admitted at once, in which case the waiter is not called. */
        boolean enter() {
            long now = time.nanoTime();
            Duration timeout = pace.timeoutDuration();
            String refusal = null;
            synchronized (AttemptQueue.this) {
                if (done) {
                    return false;
                }
                Duration least = leastWait(now);
                if (least.compareTo(timeout) > 0) {
                    refusal = noPermission();
                } else if (!waiter.fits(least)) {
                    refusal = noTime(waiter);
                } else {
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
                remove(this);
                done = true;
                wasAdmitted = admitted;
                admitted = false;
                onTheWire -= wasAdmitted ? 1 : 0;
            }
            if (wasAdmitted) {
                admitWaiting(null);
            }
        }
    }

    private String noPermission() {
        return "no permit within " + pace.timeoutDuration();
    }

    private String noPlace() {
        return "none of " + maxConcurrency + " concurrent requests ended within " + pace.timeoutDuration();
    }

    private static String noTime(Waiter waiter) {
        return "no permit within the call timeout of " + waiter.callTimeout();
    }

    /** Admits from the front of the queue as far as places and permissions go. Returns whether {@code own} was admitted. */
    private boolean admitWaiting(@Nullable Ticket own) {
        boolean ownAdmitted = false;
        while (beginPermission()) {
            if (sharedPace != null && !sharedPace.failedLately()) {
                ask(sharedPace);
                break;
            }
            long nanos = pace.reserve();
            if (nanos > 0) {
                awaitPermission(nanos);
                break;
            }
            Ticket first = takeFirst(nanos == 0);
            if (first == null) {
                continue;
            }
            if (nanos < 0) {
                first.waiter.refused(noPermission());
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

    private void ask(SharedPace shared) {
        synchronized (this) {
            askingSharedPace = true;
        }
        shared.reserve(this::sharedPaceReplied);
    }

    private void sharedPaceReplied(long nanos) {
        synchronized (this) {
            askingSharedPace = false;
        }
        if (closed) {
            return;
        }
        if (nanos > 0) {
            awaitPermission(nanos);
            return;
        }
        Ticket first = takeFirst(nanos == 0);
        if (first != null && nanos == 0) {
            first.waiter.admitted();
        } else if (first != null) {
            first.waiter.refused(noPermission());
        }
        admitWaiting(null);
    }

    private void awaitPermission(long nanos) {
        Duration wait = Duration.ofNanos(nanos);
        long dueAt = time.nanoTime() + nanos;
        List<Ticket> expired;
        List<Ticket> late;
        synchronized (this) {
            expired = takeWhile(ticket -> ticket.deadline - dueAt < 0);
            late = takeWhile(ticket -> !ticket.waiter.fits(wait));
            permissionDueAt = dueAt;
        }
        expired.forEach(ticket -> ticket.waiter.refused(noPermission()));
        late.forEach(ticket -> ticket.waiter.refused(noTime(ticket.waiter)));
        var unused = schedule(wait, this::permissionIsDue);
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

    private synchronized @Nullable Ticket takeFirst(boolean admitted) {
        permissionPending = false;
        permissionDueAt = null;
        if (waiting.isEmpty()) {
            return null;
        }
        Ticket first = waiting.iterator().next();
        remove(first);
        first.admitted = admitted;
        onTheWire += admitted ? 1 : 0;
        return first;
    }

    /** Removes tickets from the front of the queue as long as they match. */
    private List<Ticket> takeWhile(Predicate<Ticket> condition) {
        List<Ticket> removed = waiting.stream().takeWhile(condition).toList();
        removed.forEach(this::remove);
        return removed;
    }

    private void remove(Ticket ticket) {
        if (waiting.remove(ticket) && waiting.isEmpty() && expiry != null) {
            expiry.cancel(false);
            expiry = null;
        }
    }

    /** Returns the shortest possible wait of a new attempt: zero if unknown, else by the cycles that those before it need. */
    private Duration leastWait(long now) {
        if (permissionDueAt == null) {
            return Duration.ZERO;
        }
        return pace.cyclesFor(waiting.size()).plusNanos(permissionDueAt - now);
    }

    /** Sets one timer for all, since all wait equally long and so the first expires first. */
    private synchronized void scheduleExpiry() {
        if (expiry == null && !waiting.isEmpty()) {
            long left = waiting.iterator().next().deadline - time.nanoTime();
            expiry = schedule(Duration.ofNanos(Math.max(0, left)), this::expire);
        }
    }

    private void expire() {
        List<Ticket> expired;
        String reason;
        synchronized (this) {
            expiry = null;
            if (permissionPending && !askingSharedPace) {
                return; // The first is about to be admitted, after which the others are looked at.
            }
            long now = time.nanoTime();
            expired = takeWhile(ticket -> ticket.deadline - now <= 0);
            reason = askingSharedPace ? noPermission() : noPlace();
        }
        expired.forEach(ticket -> ticket.waiter.refused(reason));
        scheduleExpiry();
    }

    private @Nullable Future<?> schedule(Duration delay, Runnable task) {
        try {
            return time.schedule(delay, () -> Call.runOn(workers, task));
        } catch (RejectedExecutionException closed) {
            return null; // The client is closed, and ends all calls that wait here.
        }
    }
}
