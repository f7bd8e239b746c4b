package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent.Reason;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call, from its first wait to its page or failure:
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
    private final ClientSettings settings;
    private final URI uri;
    private final @Nullable CallingThread callingThread;
    private final Executor steps;
    private final CallStats stats;
    private final BreakerPermission breaker;
    private final Result result = new Result();
    private @Nullable Retries retries;

    /** Knows the keys of all attempts. */
    private volatile KeyRedactor keys = KeyRedactor.NONE;

    // Guarded by this.
    private State state = State.QUEUED;
    private final List<TrendingHashtagsException> failures = new ArrayList<>(0);
    private AttemptQueue.@Nullable Ticket ticket;
    private @Nullable Future<?> pending;
    private @Nullable Future<?> deadline;

    // What a call that is done ends with, unless it was abandoned.
    private @Nullable TrendingHashtagsPage page;
    private @Nullable TrendingHashtagsException failure;

    /** A call whose steps run on the calling thread if it blocks, or else on the client's workers. */
    Call(KeyApiClient client, TrendingHashtagsQuery query, @Nullable CallingThread callingThread) {
        this.client = client;
        this.settings = client.settings;
        this.uri = client.keyApi.uri(query);
        this.callingThread = callingThread;
        this.steps = callingThread == null ? client.workers : callingThread;
        this.stats = new CallStats(client.time);
        this.breaker = new BreakerPermission(client.circuitBreaker);
    }

    /** A future that ends the call before it completes, whoever completes it: so that no continuation finds it running. */
    private final class Result extends CompletableFuture<TrendingHashtagsPage> {

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            endCall();
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean complete(TrendingHashtagsPage page) {
            endCall();
            return super.complete(page);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            endCall();
            return super.completeExceptionally(failure);
        }

        private void endCall() {
            if (finish(() -> {})) {
                release();
            }
            client.forget(Call.this);
            cancelTimer();
        }
    }

    CompletableFuture<TrendingHashtagsPage> result() {
        return result;
    }

    void start() {
        guarded(() -> {
            Future<?> timer = client.time.schedule(settings.callTimeout(), this::timedOut);
            if (!whileIn(State.QUEUED, () -> deadline = timer)) {
                timer.cancel(false);
            }
            steps.execute(() -> guarded(this::queue));
        });
    }

    // The steps. One of them at a time runs or is waited for.

    private void queue() {
        if (isDone()) {
            return;
        }
        if (!breaker.tryAcquire()) {
            failUnsent("the circuit breaker is open", Reason.CIRCUIT_BREAKER_OPEN, null);
            return;
        }
        AttemptQueue.Ticket entered = client.attempts.ticket(this);
        boolean waits = whileIn(State.QUEUED, () -> ticket = entered);
        if (!waits) {
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
    public void refused(AttemptQueue.Refusal reason) {
        next(() -> failUnsent(describe(reason), Reason.PERMIT_TIMEOUT, null));
    }

    private String describe(AttemptQueue.Refusal reason) {
        Duration wait = client.attempts.timeoutDuration();
        return switch (reason) {
            case NO_PERMISSION -> "no permit within " + wait;
            case NO_PLACE -> "none of " + settings.maxConcurrency() + " concurrent requests ended within " + wait;
            case CALL_TIMEOUT -> "no permit within the call timeout of " + settings.callTimeout();
        };
    }

    private void attempt() {
        Supplier<ApiKey> supplier = settings.apiKey();
        if (supplier instanceof ApiKey key) {
            attempt(key);
            return;
        }
        FutureTask<?> lookup = new FutureTask<>(() -> lookUpKey(supplier), null);
        if (whileIn(State.QUEUED, () -> pending = lookup)) {
            client.keyLookups.execute(lookup);
        }
    }

    /** Asks a user's supplier, which may block, and which no thread that could wait in vain depends on. */
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
        boolean sends = !client.isClosed()
                && whileIn(State.QUEUED, () -> {
                    state = State.IN_FLIGHT;
                    stats.beginAttempt();
                });
        if (!sends) {
            return;
        }
        keys = keys.and(client.redactor(key));
        long sentAt = client.time.nanoTime();
        CompletableFuture<TransportResponse> exchange = send(client.keyApi.request(uri, key));
        if (!whileIn(State.IN_FLIGHT, () -> pending = exchange)) {
            exchange.cancel(true);
            return;
        }
        Duration limit = settings.attemptTimeout();
        Future<?> timer = client.time.schedule(
                limit, () -> exchange.completeExceptionally(new TransportFailures.AttemptTimeout(limit)));
        exchange.whenComplete((response, failure) -> {
            timer.cancel(false);
            Duration took = Duration.ofNanos(Math.max(0, client.time.nanoTime() - sentAt));
            next(() -> settle(response, failure, took));
        });
    }

    private CompletableFuture<TransportResponse> send(TransportRequest request) {
        try {
            return Objects.requireNonNull(client.transport.send(request, callingThread), "the transport returned null");
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(
                    new Transport.NotSentException("an executor takes no more tasks", full));
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void settle(@Nullable TransportResponse response, @Nullable Throwable thrown, Duration took) {
        if (isDone()) {
            return;
        }
        freePlace();
        TrendingHashtagsPage received;
        try {
            received = read(response, thrown);
        } catch (TrendingHashtagsException failure) {
            attemptFailed(failure, took);
            return;
        }
        breaker.succeeded(took);
        Listeners.run(() -> retries().succeeded());
        end(() -> page = received);
    }

    private TrendingHashtagsPage read(@Nullable TransportResponse response, @Nullable Throwable thrown) {
        if (response == null) {
            throw TransportFailures.toException(thrown, uri, stats, keys);
        }
        return client.reader.read(response, keys, stats::receipt);
    }

    /** Keeps the failure before anything is decided, so that whoever ends the call meanwhile finds it. */
    private void attemptFailed(TrendingHashtagsException failure, Duration took) {
        boolean kept = whileIn(State.IN_FLIGHT, () -> {
            state = State.BACKING_OFF;
            failures.add(failure);
        });
        if (!kept) {
            return;
        }
        breaker.failed(failure, took);
        Duration pause = retries().pauseAfter(failure);
        if (pause == null || !fits(pause)) {
            fail(() -> lastFailure(null));
        } else if (pause.isZero()) {
            queueAgain();
        } else {
            backOff(pause);
        }
    }

    private void backOff(Duration pause) {
        // Together with the timer's start, so that the step that it begins cannot come before.
        whileIn(State.BACKING_OFF, () -> pending = client.time.schedule(pause, () -> next(this::queueAgain)));
    }

    private void queueAgain() {
        if (whileIn(State.BACKING_OFF, () -> {
            state = State.QUEUED;
            pending = null;
        })) {
            queue();
        }
    }

    // The ends of a call other than a page and its last failure.

    /** At the deadline. A call that is done, but whose result the user's executor has not completed, is completed now. */
    private void timedOut() {
        String reason = "the call timeout of " + settings.callTimeout() + " ran out";
        boolean ends = finish(() -> {
            if (state == State.IN_FLIGHT) {
                String message = KeyApi.OPERATION + ": " + reason;
                failure = withEarlierFailures(new TimedOut(message, stats.receipt(null), null));
            } else {
                String next = stats.attempts() == 0 ? "a request" : "another request";
                failure = lastFailure(
                        notSent(reason + " before " + next + " could be sent", Reason.PERMIT_TIMEOUT, null));
            }
        });
        completeFromOutside(ends);
    }

    void interrupted() {
        fail(() -> withEarlierFailures(
                new Interrupted(KeyApi.OPERATION + ": the calling thread was interrupted", stats.receipt(null))));
    }

    /** Ends the call when the client is closed, and returns what completes its result. */
    Runnable closed() {
        boolean ends = finishClosed();
        return () -> completeFromOutside(ends);
    }

    /** Ends the call and completes its result, on its own thread, of a client that was closed before. */
    void failClosed() {
        if (finishClosed()) {
            release();
            complete();
        }
    }

    private boolean finishClosed() {
        return finish(() -> failure = withEarlierFailures(notSent("the client is closed", Reason.CLIENT_CLOSED, null)));
    }

    private void failUnsent(String message, Reason reason, @Nullable Throwable cause) {
        fail(() -> lastFailure(notSent(message, reason, cause)));
    }

    // What a call ends with. All of it runs with the state locked.

    /** The last attempt's failure, followed by what kept the call from another attempt; or that alone. */
    private TrendingHashtagsException lastFailure(@Nullable NotSent refusal) {
        if (failures.isEmpty()) {
            return Objects.requireNonNull(refusal, "a call without attempts ends with a reason");
        }
        TrendingHashtagsException last = withEarlierFailures(failures.remove(failures.size() - 1));
        if (refusal != null) {
            last.addSuppressed(refusal);
        }
        return last;
    }

    private TrendingHashtagsException withEarlierFailures(TrendingHashtagsException last) {
        failures.forEach(last::addSuppressed);
        return last;
    }

    private NotSent notSent(String message, Reason reason, @Nullable Throwable cause) {
        return new NotSent(KeyApi.OPERATION + ": " + message, stats.receipt(null), reason, keys.redact(cause));
    }

    // How the state changes.

    /** Runs a change if the call is in that state. Returns whether it was. */
    private synchronized boolean whileIn(State expected, Runnable change) {
        if (state != expected) {
            return false;
        }
        change.run();
        return true;
    }

    private synchronized boolean isDone() {
        return state == State.DONE;
    }

    /** Ends the call, unless it has ended, with what is set meanwhile. Returns whether it ends now. */
    private synchronized boolean finish(Runnable outcome) {
        if (state == State.DONE) {
            return false;
        }
        outcome.run();
        state = State.DONE;
        return true;
    }

    private void fail(Supplier<TrendingHashtagsException> outcome) {
        end(() -> failure = outcome.get());
    }

    /** Ends the call in one of its steps, and completes its result on the user's executor, if there is one. */
    private void end(Runnable outcome) {
        if (!finish(outcome)) {
            return;
        }
        release();
        if (callingThread != null || client.executor == null) {
            complete();
            return;
        }
        try {
            client.executor.execute(this::complete);
        } catch (Throwable rejected) {
            complete();
        }
    }

    /**
     * Completes the result of a call that has ended, on the workers: neither the timer nor who closes the client may wait for
     * users' code, and a deadline holds whatever the user's executor does.
     *
     * @param ends whether it has ended just now, and so holds what is to be released
     */
    private void completeFromOutside(boolean ends) {
        if (ends) {
            cancelPending();
        }
        Runnable rest = () -> {
            if (ends) {
                reportTimeout();
                release();
            }
            complete();
        };
        try {
            client.workers.execute(rest);
        } catch (RejectedExecutionException closed) {
            rest.run();
        }
    }

    private void reportTimeout() {
        TrendingHashtagsException outcome;
        synchronized (this) {
            outcome = failure;
        }
        if (outcome instanceof TimedOut) {
            breaker.failed(outcome, stats.elapsed());
        }
    }

    private void complete() {
        TrendingHashtagsPage received;
        TrendingHashtagsException outcome;
        synchronized (this) {
            received = page;
            outcome = failure;
        }
        if (received != null) {
            result.complete(received);
        } else if (outcome != null) {
            result.completeExceptionally(outcome);
        }
    }

    /** Releases what a call that is done holds or waits for. Comes before its result, so that no continuation finds any. */
    private void release() {
        cancelPending();
        freePlace();
        breaker.release();
    }

    private void cancelPending() {
        Future<?> waitingFor;
        synchronized (this) {
            waitingFor = pending;
        }
        if (waitingFor != null) {
            Listeners.run(() -> waitingFor.cancel(true));
        }
    }

    private void cancelTimer() {
        Future<?> timer;
        synchronized (this) {
            timer = deadline;
        }
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void freePlace() {
        AttemptQueue.Ticket held;
        synchronized (this) {
            held = ticket;
            ticket = null;
        }
        if (held != null) {
            held.close();
        }
    }

    // How steps run.

    private void next(Runnable step) {
        guarded(() -> steps.execute(() -> guarded(step)));
    }

    /** Fails the call if a step throws. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException full) {
            if (client.isClosed()) {
                failClosed();
            } else {
                stepFailed("an executor takes no more tasks", Reason.EXECUTOR_FULL, full);
            }
        } catch (Throwable unforeseen) {
            stepFailed("the call could not be finished", Reason.UNEXPECTED, unforeseen);
        }
    }

    private void stepFailed(String what, Reason reason, Throwable cause) {
        fail(() -> {
            if (state == State.IN_FLIGHT) {
                String message = KeyApi.OPERATION + ": " + what;
                return withEarlierFailures(new ConnectionFailed(message, stats.receipt(null), keys.redact(cause)));
            }
            return lastFailure(notSent(what, reason, cause));
        });
    }

    /** Whether the wait is shorter than what is left of the call. */
    @Override
    public boolean fits(Duration wait) {
        return stats.elapsed().plus(wait).compareTo(settings.callTimeout()) < 0;
    }

    /** Made with the first outcome, since calls that wait for their first attempt can be many. */
    private Retries retries() {
        if (retries == null) {
            retries = new Retries(client.retry, client.retryBudget, settings.resilience());
        }
        return retries;
    }
}
