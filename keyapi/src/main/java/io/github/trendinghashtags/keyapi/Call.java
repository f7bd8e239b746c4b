package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first wait to its page or failure. Its steps follow one another: a slot, a permit, the attempt, its
 * outcome, and perhaps a pause and all over again. Whoever completes {@link #result()}, be it the last step, a timeout, a
 * cancellation or the user, stops what the call is waiting for, and no further step is taken.
 */
final class Call {
    private final CallEngine engine;
    private final ClientSettings settings;
    private final URI uri;
    private final Executor steps;
    private final Account account;
    private final Breaker breaker;
    private final CompletableFuture<TrendingHashtagsPage> result = new CompletableFuture<>();
    private Resilience.@Nullable Retries retries;

    // Guarded by this: a timeout, a cancellation or a close can come at any moment from any thread.
    private boolean over;
    private boolean inFlight;
    private Runnable stop = Call::nothing;
    private Slots.@Nullable Slot slot;

    Call(CallEngine engine, TrendingHashtagsQuery query, Executor steps) {
        this.engine = engine;
        this.settings = engine.settings;
        this.uri = KeyApi.uri(settings.baseUri(), query);
        this.steps = steps;
        this.account = new Account(engine.time);
        this.breaker = new Breaker(engine.resilience);
        var unused = result.whenComplete((page, failure) -> finish());
    }

    CompletableFuture<TrendingHashtagsPage> result() {
        return result;
    }

    void start() {
        guarded(() -> {
            retries = engine.resilience.begin();
            Future<?> timer = engine.time.schedule(settings.callTimeout(), () -> next(this::timedOut));
            result.whenComplete((page, failure) -> timer.cancel(false));
            steps.execute(() -> guarded(this::takeSlot));
        });
    }

    // The steps. Each is the only one of its call under way, and begins where the one before it is done.

    private void takeSlot() {
        Slots.Slot mine = engine.slots.slot(() -> next(this::reservePermit));
        synchronized (this) {
            if (over) {
                return;
            }
            slot = mine;
            stop = Call::nothing;
        }
        // Where the call ends from here on, it gives the slot back first, and this takes nothing.
        mine.take();
    }

    private void reservePermit() {
        if (!breaker.allows()) {
            holdBack("the circuit breaker is open", null);
            return;
        }
        if (isOver()) {
            breaker.release();
            return;
        }
        long nanos = engine.resilience.reservePermit();
        Duration wait = Duration.ofNanos(Math.max(nanos, 0));
        if (nanos < 0) {
            holdBack("no permit within " + settings.resilience().timeoutDuration(), null);
        } else if (!fits(wait)) {
            holdBack("no permit within the call timeout of " + settings.callTimeout(), null);
        } else {
            pause(wait, this::attempt);
        }
    }

    private void attempt() {
        if (isOver()) {
            return;
        }
        ApiKey key;
        try {
            key = Objects.requireNonNull(settings.apiKey().get(), "the key supplier returned null");
        } catch (RuntimeException failing) {
            holdBack("the key supplier failed", failing);
            return;
        }
        synchronized (this) {
            if (over) {
                return;
            }
            account.attempt();
            inFlight = true;
        }
        long sentAt = engine.time.nanoTime();
        CompletableFuture<TransportResponse> exchange = send(KeyApi.call(uri, key));
        if (!stopBy(() -> exchange.cancel(true))) {
            return;
        }
        Duration limit = settings.attemptTimeout();
        Future<?> timer = engine.time.schedule(
                limit, () -> exchange.completeExceptionally(new TransportFailures.AttemptTimeout(limit)));
        exchange.whenComplete((answer, thrown) -> {
            timer.cancel(false);
            Duration took = Duration.ofNanos(Math.max(0, engine.time.nanoTime() - sentAt));
            next(() -> settle(answer, thrown, key, took));
        });
    }

    private void settle(@Nullable TransportResponse answer, @Nullable Throwable thrown, ApiKey key, Duration took) {
        Slots.Slot mine;
        synchronized (this) {
            if (over) {
                return;
            }
            stop = Call::nothing;
            mine = slot;
            slot = null;
        }
        if (mine != null) {
            mine.giveBack();
        }
        try {
            TrendingHashtagsPage page = outcome(answer, thrown, key);
            breaker.succeeded(took);
            engine.budget.succeeded();
            Quietly.run(() -> retries().succeeded());
            finish();
            result.complete(page);
        } catch (TrendingHashtagsException failure) {
            breaker.failed(failure, took);
            retryOrFail(failure);
        }
    }

    private void retryOrFail(TrendingHashtagsException failure) {
        long pause = pauseAfter(failure);
        Duration asked = retryAfter(failure);
        boolean tooLong = asked != null && asked.compareTo(settings.resilience().retryAfterCap()) > 0;
        boolean repeatable = failure.retryable() && engine.budget.allowsAnotherAttempt();
        if (pause < 0 || !repeatable || tooLong) {
            fail(failure);
            return;
        }
        Duration wait = Duration.ofMillis(pause);
        if (asked != null && asked.compareTo(wait) > 0) {
            wait = asked;
        }
        if (!fits(wait)) {
            fail(failure);
            return;
        }
        synchronized (this) {
            inFlight = false;
            account.keep(failure);
        }
        pause(wait, this::takeSlot);
    }

    // How a call ends, other than by its last step.

    private void timedOut() {
        boolean sent;
        synchronized (this) {
            over = true;
            sent = inFlight;
        }
        String reason = "the call timeout of " + settings.callTimeout() + " ran out";
        if (sent) {
            TimedOut failure = new TimedOut(KeyApi.OPERATION + ": " + reason, receipt(null), null);
            breaker.failed(failure, account.elapsed());
            fail(failure);
        } else {
            holdBack(reason + " before a request could be sent", null);
        }
    }

    void interrupted() {
        fail(new Interrupted(KeyApi.OPERATION + ": the calling thread was interrupted", receipt(null)));
    }

    void closed() {
        // At once, so that what breaks because of the close can't end the call in its own way.
        synchronized (this) {
            over = true;
        }
        Runnable end = () -> guarded(this::failClosed);
        try {
            steps.execute(end);
        } catch (RejectedExecutionException full) {
            end.run();
        }
    }

    private void failClosed() {
        fail(new NotSent(KeyApi.OPERATION + ": the client is closed", receipt(null), null));
    }

    /** Ends the call before an attempt: by what failed before it, if anything did. */
    private void holdBack(String reason, @Nullable Throwable cause) {
        NotSent refusal = new NotSent(KeyApi.OPERATION + ": " + reason, receipt(null), cause);
        TrendingHashtagsException last = account.takeLast();
        if (last == null) {
            fail(refusal);
        } else {
            last.addSuppressed(refusal);
            fail(last);
        }
    }

    private void fail(TrendingHashtagsException failure) {
        if (!result.isDone()) {
            account.suppressIn(failure);
            finish();
            result.completeExceptionally(failure);
        }
    }

    /** Stops all that is under way. Comes before the result, so that users' code finds nothing of the call left. */
    private void finish() {
        Runnable stopped;
        Slots.Slot mine;
        synchronized (this) {
            over = true;
            stopped = stop;
            stop = Call::nothing;
            mine = slot;
            slot = null;
        }
        engine.over(this);
        Quietly.run(stopped);
        if (mine != null) {
            mine.giveBack();
        }
        breaker.release();
    }

    // What the steps are made of.

    private CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            return Objects.requireNonNull(engine.transport.send(request, null), "the transport returned null");
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new TransportFailures.NotTaken(full));
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private TrendingHashtagsPage outcome(@Nullable TransportResponse answer, @Nullable Throwable thrown, ApiKey key) {
        if (answer == null) {
            throw TransportFailures.read(thrown, uri, account);
        }
        return engine.reader.read(answer, key.reveal(), this::receipt);
    }

    private long pauseAfter(TrendingHashtagsException failure) {
        try {
            return retries().pauseAfter(failure);
        } catch (RuntimeException listenerFailed) {
            return -1;
        }
    }

    private static @Nullable Duration retryAfter(TrendingHashtagsException failure) {
        if (failure instanceof RateLimited limited) {
            return limited.retryAfter();
        }
        return failure instanceof ServerFailed failed ? failed.retryAfter() : null;
    }

    private void pause(Duration wait, Runnable step) {
        if (wait.isZero()) {
            step.run();
            return;
        }
        // Under the lock, so that a step that the timer starts at once can't be overtaken by its own stop.
        synchronized (this) {
            if (!over) {
                Future<?> timer = engine.time.schedule(wait, () -> next(step));
                stop = () -> timer.cancel(false);
            }
        }
    }

    /** Says how to stop what the call now waits for; stops it at once, and returns false, where the call is over. */
    private boolean stopBy(Runnable howToStop) {
        synchronized (this) {
            if (!over) {
                stop = howToStop;
                return true;
            }
        }
        howToStop.run();
        return false;
    }

    /** Takes the next step on the call's own executor, or where that takes no more, on the timer's thread. */
    private void next(Runnable step) {
        guarded(() -> {
            try {
                steps.execute(() -> guarded(step));
            } catch (RejectedExecutionException full) {
                engine.time.schedule(Duration.ZERO, () -> guarded(step));
            }
        });
    }

    /** No step may end without a trace: a call whose step throws would never end. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException full) {
            if (engine.isClosed()) {
                failClosed();
            } else if (isInFlight()) {
                fail(new ConnectionFailed(KeyApi.OPERATION + ": the call could not be finished", receipt(null), full));
            } else {
                holdBack("an executor takes no more tasks", full);
            }
        } catch (RuntimeException unforeseen) {
            String what = account.receipt(null).attempts() == 0 ? "made" : "finished";
            String message = KeyApi.OPERATION + ": the call could not be " + what;
            fail(
                    what.equals("made")
                            ? new NotSent(message, receipt(null), unforeseen)
                            : new ConnectionFailed(message, receipt(null), unforeseen));
        } catch (Error error) {
            finish();
            result.completeExceptionally(error);
        }
    }

    private boolean fits(Duration wait) {
        return account.elapsed().plus(wait).compareTo(settings.callTimeout()) < 0;
    }

    private Receipt receipt(@Nullable String requestId) {
        return account.receipt(requestId);
    }

    private Resilience.Retries retries() {
        return Objects.requireNonNull(retries, "the call has not started");
    }

    private synchronized boolean isInFlight() {
        return inFlight;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private static void nothing() {}
}
