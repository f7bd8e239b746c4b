package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
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
    private final Executor steps;
    private final @Nullable Executor callingThread;
    private final CallStats stats;
    private final BreakerPermission breaker;
    private final Result result = new Result();
    private @Nullable Retries retries;

    // Guarded by this.
    private State state = State.QUEUED;
    private final List<TrendingHashtagsException> failures = new ArrayList<>(0);
    private AttemptQueue.@Nullable Ticket ticket;
    private @Nullable Future<?> pending;
    private @Nullable Future<?> deadline;

    /** A call whose steps run on that executor, which is the calling thread if the call blocks. */
    Call(KeyApiClient client, TrendingHashtagsQuery query, Executor steps) {
        this.client = client;
        this.settings = client.settings;
        this.uri = client.keyApi.uri(query);
        this.steps = steps;
        this.callingThread = steps instanceof CallingThread ? steps : null;
        this.stats = new CallStats(client.time);
        this.breaker = new BreakerPermission(client.circuitBreaker);
    }

    /** A future that ends the call before it completes, whoever completes it: so that no continuation finds it running. */
    private final class Result extends CompletableFuture<TrendingHashtagsPage> {

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            abandon();
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public boolean complete(TrendingHashtagsPage page) {
            abandon();
            return super.complete(page);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            abandon();
            return super.completeExceptionally(failure);
        }

        private void abandon() {
            if (finish()) {
                release();
            }
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
            failUnsent("the circuit breaker is open", null);
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
        next(() -> failUnsent(describe(reason), null));
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
        if (isDone()) {
            return;
        }
        ApiKey key;
        try {
            key = Objects.requireNonNull(settings.apiKey().get(), "the key supplier returned null");
        } catch (Throwable supplierFailed) {
            failUnsent("the key supplier failed", supplierFailed);
            return;
        }
        boolean sends = whileIn(State.QUEUED, () -> {
            state = State.IN_FLIGHT;
            stats.beginAttempt();
        });
        if (!sends) {
            return;
        }
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
            next(() -> settle(response, failure, key, took));
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

    private void settle(@Nullable TransportResponse response, @Nullable Throwable thrown, ApiKey key, Duration took) {
        if (isDone()) {
            return;
        }
        freePlace();
        TrendingHashtagsPage page;
        try {
            page = read(response, thrown, key);
        } catch (TrendingHashtagsException failure) {
            attemptFailed(failure, took);
            return;
        }
        breaker.succeeded(took);
        Listeners.run(() -> retries().succeeded());
        if (finish()) {
            release();
            result.complete(page);
        }
    }

    private TrendingHashtagsPage read(@Nullable TransportResponse response, @Nullable Throwable thrown, ApiKey key) {
        if (response == null) {
            throw TransportFailures.toException(thrown, uri, stats);
        }
        return client.reader.read(response, key.reveal(), stats::receipt);
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
            end(() -> lastFailure(null));
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

    private void timedOut() {
        String reason = "the call timeout of " + settings.callTimeout() + " ran out";
        endFromOutside(() -> {
            if (state == State.IN_FLIGHT) {
                return withEarlierFailures(new TimedOut(KeyApi.OPERATION + ": " + reason, stats.receipt(null), null));
            }
            String next = stats.attempts() == 0 ? "a request" : "another request";
            return lastFailure(notSent(reason + " before " + next + " could be sent", null));
        });
    }

    void interrupted() {
        end(() -> withEarlierFailures(
                new Interrupted(KeyApi.OPERATION + ": the calling thread was interrupted", stats.receipt(null))));
    }

    void closed() {
        endFromOutside(() -> withEarlierFailures(notSent("the client is closed", null)));
    }

    private void failUnsent(String reason, @Nullable Throwable cause) {
        end(() -> lastFailure(notSent(reason, cause)));
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

    private NotSent notSent(String reason, @Nullable Throwable cause) {
        return new NotSent(KeyApi.OPERATION + ": " + reason, stats.receipt(null), cause);
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

    /** Ends the call, unless it has ended. Returns whether it does now. */
    private synchronized boolean finish() {
        boolean ends = state != State.DONE;
        state = State.DONE;
        return ends;
    }

    /** Ends the call with the failure that its state leads to, or returns null if it has ended. */
    private synchronized @Nullable TrendingHashtagsException finishWith(Supplier<TrendingHashtagsException> outcome) {
        if (state == State.DONE) {
            return null;
        }
        TrendingHashtagsException failure = outcome.get();
        state = State.DONE;
        return failure;
    }

    /** Ends the call and completes its result on this thread, which may run users' continuations. */
    private void end(Supplier<TrendingHashtagsException> outcome) {
        TrendingHashtagsException failure = finishWith(outcome);
        if (failure != null) {
            release();
            result.completeExceptionally(failure);
        }
    }

    /** Ends the call at once, but completes its result on the executor, or here if that takes no more tasks. */
    private void endFromOutside(Supplier<TrendingHashtagsException> outcome) {
        TrendingHashtagsException failure = finishWith(outcome);
        if (failure == null) {
            return;
        }
        if (failure instanceof TimedOut) {
            breaker.failed(failure, stats.elapsed());
        }
        release();
        Runnable completion = () -> result.completeExceptionally(failure);
        try {
            steps.execute(completion);
        } catch (RejectedExecutionException full) {
            completion.run();
        }
    }

    /** Releases what a call that is done holds or waits for. Comes before its result, so that no continuation finds any. */
    private void release() {
        Future<?> timer;
        Future<?> waitingFor;
        synchronized (this) {
            timer = deadline;
            waitingFor = pending;
        }
        client.forget(this);
        if (timer != null) {
            timer.cancel(false);
        }
        if (waitingFor != null) {
            Listeners.run(() -> waitingFor.cancel(true));
        }
        freePlace();
        breaker.release();
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

    /** Takes the next step on the call's executor, or on the timer's thread if that takes no more tasks. */
    private void next(Runnable step) {
        guarded(() -> {
            try {
                steps.execute(() -> guarded(step));
            } catch (RejectedExecutionException full) {
                client.time.schedule(Duration.ZERO, () -> guarded(step));
            }
        });
    }

    /** Fails the call if a step throws. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException full) {
            if (client.isClosed()) {
                closed();
            } else {
                stepFailed("an executor takes no more tasks", full);
            }
        } catch (Throwable unforeseen) {
            stepFailed("the call could not be finished", unforeseen);
        }
    }

    private void stepFailed(String reason, Throwable cause) {
        end(() -> {
            if (state == State.IN_FLIGHT) {
                return withEarlierFailures(
                        new ConnectionFailed(KeyApi.OPERATION + ": " + reason, stats.receipt(null), cause));
            }
            return lastFailure(notSent(reason, cause));
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
