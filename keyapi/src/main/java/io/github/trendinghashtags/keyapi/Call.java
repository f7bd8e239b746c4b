package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.Transport.NotSentException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one call, from its first wait to its page or failure:
 *
 * <pre>
 *     QUEUED ──► IN_FLIGHT ──► page or last failure ──► DONE
 *        ▲           │
 *        └── BACKING_OFF
 * </pre>
 *
 * <p>Each state waits for one event (admission, response, end of the pause), which starts the next step. A timeout, a
 * cancellation, an interrupt or a close can end the call in any state and at any moment. State changes are atomic, and only
 * the change to DONE completes the call: a step that comes after it has no effect.
 */
final class Call implements AttemptQueue.Waiter {

    private enum State {
        /** Waits for a place and a permission, which begins when the call does. */
        QUEUED,
        /** A request is on the wire, or its response is being read. */
        IN_FLIGHT,
        /** An attempt failed, and another one follows unless the failure turns out to be the last. */
        BACKING_OFF,
        DONE
    }

    private final KeyApiClient client;
    private final KeyApiClientBuilder.Parts parts;
    private final TrendingHashtagsQuery query;
    private final URI uri;
    private final @Nullable CallingThread callingThread;
    private final Executor steps;
    private final CallStats stats;
    private final CallFailures failures;
    private final BreakerPermission breaker;
    private final CallEvents events;
    private final CallResult result = new CallResult(this::onCompletion);
    private volatile @Nullable Future<?> timeout;
    private @Nullable Retries retries;

    // Changed with the lock held.
    private volatile State state = State.QUEUED;
    private volatile long sentAt;
    private volatile AttemptQueue.@Nullable Ticket ticket;
    private volatile @Nullable Future<?> pending;

    // The outcome of a call that is done, unless its result was completed by others.
    private volatile @Nullable TrendingHashtagsPage page;
    private volatile @Nullable TrendingHashtagsException failure;

    /** Creates a call whose steps run on the calling thread if it blocks, or else on the client's workers. */
    Call(KeyApiClient client, TrendingHashtagsQuery query, @Nullable CallingThread callingThread) {
        this.client = client;
        this.parts = client.parts;
        this.query = query;
        this.uri = client.keyApi.uri(query);
        this.callingThread = callingThread;
        this.steps = callingThread == null ? parts.workers() : callingThread;
        this.stats = new CallStats(parts.time());
        this.failures = new CallFailures(uri, stats);
        this.breaker = new BreakerPermission(parts.circuitBreaker());
        this.events = client.events(query);
    }

    /** Whether it is a call of that client or view. */
    boolean isOf(KeyApiClient clientOrView) {
        return client == clientOrView;
    }

    /** Whether it has ended, though its result may still have to be completed. */
    boolean isDone() {
        return state == State.DONE;
    }

    CompletableFuture<TrendingHashtagsPage> result() {
        return result;
    }

    void start() {
        guarded(() -> {
            timeout = parts.time().schedule(parts.settings().callTimeout(), this::timedOut);
            next(this::queue);
        });
    }

    // The steps. One of them at a time runs or is waited for.

    private void queue() {
        if (state == State.DONE) {
            return;
        }
        if (!breaker.tryAcquire()) {
            failUnsent("the circuit breaker is open", Reason.CIRCUIT_BREAKER_OPEN, null);
            return;
        }
        AttemptQueue.Ticket entered = client.attempts.ticket(this);
        if (!whileIn(State.QUEUED, () -> ticket = entered)) {
            breaker.release();
        } else if (entered.enter()) {
            attempt();
        }
    }

    @Override
    public void admitted() {
        next(this::attempt);
    }

    @Override
    public void refused(String reason) {
        next(() -> failUnsent(reason, Reason.PERMIT_TIMEOUT, null));
    }

    @Override
    public Duration callTimeout() {
        return parts.settings().callTimeout();
    }

    @Override
    public boolean fits(Duration wait) {
        return stats.elapsed().plus(wait).compareTo(parts.settings().callTimeout()) < 0;
    }

    private void attempt() {
        Supplier<ApiKey> supplier = parts.settings().apiKey();
        if (supplier instanceof ApiKey key) {
            attempt(key);
            return;
        }
        FutureTask<?> lookup = new FutureTask<>(() -> lookUpKey(supplier), null);
        if (whileIn(State.QUEUED, () -> pending = lookup)) {
            parts.keyLookups().execute(lookup);
        }
    }

    /** Calls a user's supplier, which may block, on a thread that no call's steps or timers need. */
    private void lookUpKey(Supplier<ApiKey> supplier) {
        Runnable step;
        try {
            ApiKey key = Objects.requireNonNull(supplier.get(), "the key supplier returned null");
            step = () -> attempt(key);
        } catch (Throwable supplierFailed) {
            step = () -> failUnsent("the key supplier failed", Reason.KEY_SUPPLIER_FAILED, supplierFailed);
        }
        next(step);
    }

    private void attempt(ApiKey key) {
        long now = parts.time().nanoTime();
        boolean sends = !client.isClosed()
                && whileIn(State.QUEUED, () -> {
                    state = State.IN_FLIGHT;
                    sentAt = now;
                    stats.beginAttempt();
                    events.attemptBegan(now);
                });
        if (!sends) {
            return;
        }
        failures.addKey(client.redactor(key));
        CompletableFuture<TransportResponse> exchange = send(client.keyApi.request(uri, key));
        if (!whileIn(State.IN_FLIGHT, () -> pending = exchange)) {
            exchange.cancel(true);
            return;
        }
        Duration limit = parts.settings().attemptTimeout();
        Future<?> timer = parts.time()
                .schedule(limit, () -> exchange.completeExceptionally(new CallFailures.AttemptTimeout(limit)));
        var unused = exchange.whenComplete((response, thrown) -> {
            timer.cancel(false);
            Duration took = sinceSent();
            next(() -> settle(key, response, thrown, took));
        });
    }

    private Duration sinceSent() {
        return Duration.ofNanos(Math.max(0, parts.time().nanoTime() - sentAt));
    }

    private CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            return Objects.requireNonNull(
                    parts.transport().send(request, callingThread), "the transport returned null");
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new NotSentException("an executor takes no more tasks", full));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void settle(ApiKey key, @Nullable TransportResponse response, @Nullable Throwable thrown, Duration took) {
        if (state == State.DONE) {
            return;
        }
        freePlace();
        failures.addKey(client.redactor(key)); // Again, since other calls may have used other keys meanwhile.
        events.exchangeEnded(response, took);
        try {
            if (response == null) {
                throw failures.ofTransport(thrown);
            }
            Drift.Reading drift = client.drift(query, failures.keys());
            TrendingHashtagsPage received = client.reader.read(response, failures.keys(), stats::receipt, drift);
            events.driftFound(drift);
            breaker.succeeded(took);
            Listeners.run(() -> retries().succeeded());
            end(() -> page = received);
        } catch (TrendingHashtagsException failed) {
            attemptFailed(failed, took);
        }
    }

    /** Keeps the failure before anything is decided, so that it is not lost if the call ends meanwhile. */
    private void attemptFailed(TrendingHashtagsException failed, Duration took) {
        boolean kept = whileIn(State.IN_FLIGHT, () -> {
            state = State.BACKING_OFF;
            if (!(failed instanceof NotSent)) {
                failures.addAttempt(failed);
                events.attemptFailed(failed);
            }
        });
        if (!kept) {
            return;
        }
        breaker.failed(failed, took);
        Retries.Decision decision = retries().after(failed);
        Duration pause = decision.pause();
        if (pause == null) {
            failLast(failed, decision.refusal());
            return;
        }
        if (!fits(pause)) {
            failLast(failed, RetryRefused.Reason.NO_TIME_LEFT);
            return;
        }
        events.retryScheduled(failed, pause);
        if (pause.isZero()) {
            queueAgain();
        } else {
            // With the lock held, so that the step that the timer begins cannot come before.
            whileIn(State.BACKING_OFF, () -> pending = parts.time().schedule(pause, () -> next(this::queueAgain)));
        }
    }

    private void failLast(TrendingHashtagsException failed, RetryRefused.@Nullable Reason refusal) {
        if (refusal != null) {
            events.retryRefused(failed, refusal);
        }
        NotSent unsent = failed instanceof NotSent refused ? refused : null;
        fail(() -> failures.last(unsent, refusal == RetryRefused.Reason.RETRIES_SUSPENDED));
    }

    private void queueAgain() {
        if (whileIn(State.BACKING_OFF, () -> state = State.QUEUED)) {
            queue();
        }
    }

    /** Created with the first outcome, since calls that wait for their first attempt can be many. */
    private Retries retries() {
        if (retries == null) {
            retries = new Retries(
                    parts.retry(), client.retryBudget, parts.settings().resilience());
        }
        return retries;
    }

    // The ends of a call other than a page and its last failure.

    /** Ends the call at its deadline, or completes one that is done but that the user's executor has not completed. */
    private void timedOut() {
        String reason = "the call timeout of " + parts.settings().callTimeout() + " ran out";
        completeFromOutside(finish(() -> {
            if (state == State.IN_FLIGHT) {
                failure = failures.withEarlier(failures.timedOut(reason, null));
            } else {
                String next = stats.attempts() == 0 ? "a request" : "another request";
                failure = failures.last(
                        failures.notSent(reason + " before " + next + " could be sent", Reason.PERMIT_TIMEOUT, null));
            }
        }));
    }

    void interrupted() {
        fail(() -> failures.withEarlier(failures.interrupted()));
    }

    /** Ends the call because the client is closed, and returns what completes its result. */
    Runnable closed() {
        State endedIn = finish(() -> failure = clientClosed());
        return () -> completeFromOutside(endedIn);
    }

    /** Ends a call that came after the client was closed. */
    void failClosed() {
        fail(this::clientClosed);
    }

    private TrendingHashtagsException clientClosed() {
        return failures.withEarlier(failures.notSent("the client is closed", Reason.CLIENT_CLOSED, null));
    }

    private void failUnsent(String message, Reason reason, @Nullable Throwable cause) {
        fail(() -> failures.last(failures.notSent(message, reason, cause)));
    }

    // How a call ends.

    private void fail(Supplier<TrendingHashtagsException> outcome) {
        end(() -> failure = outcome.get());
    }

    /** Ends the call in one of its steps, and completes an asynchronous one's result on the user's executor. */
    private void end(Runnable outcome) {
        if (finish(outcome) != null) {
            release();
            events.deliver();
            runOn(callingThread == null ? parts.executor() : Runnable::run, this::complete);
        }
    }

    /**
     * Completes the result of a call that has ended, on the workers: neither the timer nor who closes the client may wait for
     * users' code, and a deadline holds whatever the user's executor does.
     *
     * @param endedIn the state in which the call has ended just now, or null if it ended before
     */
    private void completeFromOutside(@Nullable State endedIn) {
        if (endedIn != null) {
            cancelPending();
        }
        runOn(parts.workers(), () -> {
            if (endedIn == State.IN_FLIGHT && failure instanceof TimedOut late) {
                breaker.failed(late, sinceSent());
            }
            if (endedIn != null) {
                release();
            }
            complete();
            events.deliver();
        });
    }

    /** Runs the task all the same if the executor does not take it. */
    static void runOn(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (Throwable rejected) {
            task.run();
        }
    }

    private void complete() {
        if (page != null) {
            result.complete(page);
        } else if (failure != null) {
            result.completeExceptionally(failure);
        }
    }

    /** Runs before the result completes. */
    private void onCompletion() {
        if (finish(() -> {}) != null) {
            release();
            events.deliverOn(parts.workers());
        }
        client.forget(this);
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    /** Releases what a call that is done holds or waits for. Runs before its result completes. */
    private void release() {
        cancelPending();
        freePlace();
        breaker.release();
    }

    private void cancelPending() {
        Future<?> waitingFor = pending;
        if (waitingFor != null) {
            Listeners.run(() -> waitingFor.cancel(true));
        }
    }

    private void freePlace() {
        if (ticket != null) {
            ticket.close();
        }
    }

    // How the state changes, and how steps run.

    /** Runs a change if the call is in that state. Returns whether it was. */
    private synchronized boolean whileIn(State expected, Runnable change) {
        if (state != expected) {
            return false;
        }
        change.run();
        return true;
    }

    /** Ends the call with an outcome, and returns the state in which it was; or null if it had ended. */
    private synchronized @Nullable State finish(Runnable outcome) {
        if (state == State.DONE) {
            return null;
        }
        outcome.run();
        State endedIn = state;
        state = State.DONE;
        events.callEnded(endedIn == State.IN_FLIGHT, page, failure, stats);
        return endedIn;
    }

    private void next(Runnable step) {
        guarded(() -> steps.execute(() -> {
            guarded(step);
            events.deliver();
        }));
    }

    /** Fails the call if a step throws. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            boolean rejected = thrown instanceof RejectedExecutionException;
            if (rejected && client.isClosed()) {
                failClosed();
            } else if (rejected) {
                stepFailed("an executor takes no more tasks", Reason.EXECUTOR_FULL, thrown);
            } else {
                stepFailed("the call could not be finished", Reason.UNEXPECTED, thrown);
            }
        }
    }

    private void stepFailed(String what, Reason reason, Throwable cause) {
        fail(() -> state == State.IN_FLIGHT
                ? failures.withEarlier(failures.connectionFailed(what, cause))
                : failures.last(failures.notSent(what, reason, cause)));
    }
}
