package io.github.trendinghashtags.spi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    private static final String OPERATION = "GET " + KeyApi.PATH;

    private static final Resilience.Retries NO_RETRIES = new Resilience.Retries() {
        @Override
        public long pauseAfter(TrendingHashtagsException failure) {
            return -1;
        }

        @Override
        public void succeeded() {}
    };

    private final CallEngine engine;
    private final URI uri;
    private final Executor steps;
    private final CompletableFuture<TrendingHashtagsPage> result = new CompletableFuture<>();
    private final long startedAt;
    private Resilience.Retries retries = NO_RETRIES;
    private final List<TrendingHashtagsException> failures = new ArrayList<>(0);

    // Guarded by this: a timeout, a cancellation or a close can come at any moment from any thread.
    private int attempts;
    private int creditsAtMost;
    private boolean inFlight;
    private boolean breakerAsked;
    private boolean over;
    private Runnable stop = Call::nothing;
    private Slots.@Nullable Slot slot;

    Call(CallEngine engine, TrendingHashtagsQuery query, Executor steps) {
        this.engine = engine;
        this.uri = KeyApi.uri(engine.settings.baseUri(), query);
        this.steps = steps;
        this.startedAt = engine.time.nanoTime();
        var unused = result.whenComplete((page, failure) -> finish());
    }

    CompletableFuture<TrendingHashtagsPage> result() {
        return result;
    }

    void start() {
        guarded(() -> {
            retries = engine.resilience.begin();
            Future<?> timer = engine.time.schedule(engine.settings.callTimeout(), () -> next(this::timedOut));
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
        if (!askBreaker()) {
            holdBack("the circuit breaker is open", null);
            return;
        }
        if (isOver()) {
            return;
        }
        long nanos = engine.resilience.reservePermit();
        Duration wait = Duration.ofNanos(Math.max(nanos, 0));
        if (nanos < 0) {
            holdBack("no permit within " + engine.settings.resilience().longestWait(), null);
        } else if (!fits(wait)) {
            holdBack("no permit within the call timeout of " + engine.settings.callTimeout(), null);
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
            key = Objects.requireNonNull(engine.settings.apiKey().get(), "the key supplier returned null");
        } catch (RuntimeException failing) {
            holdBack("the key supplier failed", failing);
            return;
        }
        synchronized (this) {
            if (over) {
                return;
            }
            attempts++;
            creditsAtMost += KeyApi.CREDITS_PER_REQUEST;
            inFlight = true;
        }
        long sentAt = engine.time.nanoTime();
        CompletableFuture<HttpAnswer> exchange = send(KeyApi.call(uri, key));
        if (!waitFor(() -> exchange.cancel(true))) {
            return;
        }
        Future<?> timer = engine.time.schedule(
                engine.settings.attemptTimeout(), () -> exchange.completeExceptionally(new AttemptTimeout()));
        exchange.whenComplete((answer, thrown) -> {
            timer.cancel(false);
            Duration took = elapsedSince(sentAt);
            next(() -> settle(answer, thrown, key, took));
        });
    }

    private void settle(@Nullable HttpAnswer answer, @Nullable Throwable thrown, ApiKey key, Duration took) {
        Slots.Slot mine;
        synchronized (this) {
            if (over) {
                return;
            }
            breakerAsked = false;
            stop = Call::nothing;
            mine = slot;
            slot = null;
        }
        if (mine != null) {
            mine.giveBack();
        }
        try {
            TrendingHashtagsPage page = outcome(answer, thrown, key);
            quietly(() -> engine.resilience.breakerSuccess(took));
            quietly(retries::succeeded);
            finish();
            result.complete(page);
        } catch (TrendingHashtagsException failure) {
            quietly(() -> tellBreaker(failure, took));
            retryOrFail(failure);
        } catch (RuntimeException | Error unforeseen) {
            quietly(engine.resilience::breakerRelease);
            throw unforeseen;
        }
    }

    private void retryOrFail(TrendingHashtagsException failure) {
        long pause = pauseAfter(failure);
        Duration asked = retryAfter(failure);
        boolean tooLong =
                asked != null && asked.compareTo(engine.settings.resilience().retryAfterCap()) > 0;
        if (pause < 0 || !failure.retryable() || tooLong) {
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
            failures.add(failure);
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
        String reason = "the call timeout of " + engine.settings.callTimeout() + " ran out";
        if (sent) {
            TimedOut failure = new TimedOut(OPERATION + ": " + reason, receipt(null), null);
            if (takeBreaker()) {
                quietly(() -> engine.resilience.breakerFailure(engine.settings.callTimeout(), failure));
            }
            fail(failure);
        } else {
            holdBack(reason + " before a request could be sent", null);
        }
    }

    void interrupted() {
        fail(new Interrupted(OPERATION + ": the calling thread was interrupted", receipt(null)));
    }

    void closed() {
        Runnable end = () -> guarded(() -> {
            synchronized (this) {
                over = true;
            }
            fail(new NotSent(OPERATION + ": the client is closed", receipt(null), null));
        });
        try {
            steps.execute(end);
        } catch (RejectedExecutionException full) {
            end.run();
        }
    }

    /** Ends the call before an attempt: by what failed before it, if anything did. */
    private void holdBack(String reason, @Nullable Throwable cause) {
        NotSent refusal = new NotSent(OPERATION + ": " + reason, receipt(null), cause);
        TrendingHashtagsException last = takeLastFailure();
        if (last == null) {
            fail(refusal);
        } else {
            last.addSuppressed(refusal);
            fail(last);
        }
    }

    private synchronized @Nullable TrendingHashtagsException takeLastFailure() {
        return failures.isEmpty() ? null : failures.remove(failures.size() - 1);
    }

    private void fail(TrendingHashtagsException failure) {
        if (!result.isDone()) {
            synchronized (this) {
                failures.forEach(failure::addSuppressed);
            }
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
        quietly(stopped);
        if (mine != null) {
            mine.giveBack();
        }
        if (takeBreaker()) {
            quietly(engine.resilience::breakerRelease);
        }
    }

    /** Whether the breaker still waits to be told how an attempt ended; it is told once. */
    private synchronized boolean takeBreaker() {
        boolean asked = breakerAsked;
        breakerAsked = false;
        return asked;
    }

    // What the steps are made of.

    private CompletableFuture<HttpAnswer> send(HttpCall request) {
        try {
            return Objects.requireNonNull(engine.transport.send(request), "the transport returned null");
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new NotTaken(full));
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private TrendingHashtagsPage outcome(@Nullable HttpAnswer answer, @Nullable Throwable thrown, ApiKey key) {
        if (answer == null) {
            throw failure(
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown);
        }
        return engine.reader.read(answer, key.reveal(), this::receipt);
    }

    private TrendingHashtagsException failure(@Nullable Throwable thrown) {
        if (thrown instanceof AttemptTimeout) {
            String limit = "no whole answer within " + engine.settings.attemptTimeout();
            return new TimedOut(OPERATION + ": " + limit, receipt(null), null);
        }
        if (thrown instanceof InterruptedIOException) {
            return new TimedOut(OPERATION + ": the transport's own time ran out", receipt(null), thrown);
        }
        if (thrown instanceof BoundedBody.TooLargeException) {
            return new MalformedResponse(OPERATION + ": " + thrown.getMessage(), receipt(null), null);
        }
        if (thrown instanceof NotTaken) {
            chargeNothing();
            synchronized (this) {
                attempts--;
            }
            return new NotSent(OPERATION + ": an executor takes no more tasks", receipt(null), thrown.getCause());
        }
        if (isNotConnected(thrown)) {
            chargeNothing();
            return new ConnectionFailed(OPERATION + ": no connection to " + uri.getAuthority(), receipt(null), thrown);
        }
        String lost = thrown instanceof IOException ? "the connection was lost" : "the transport failed";
        return new ConnectionFailed(OPERATION + ": " + lost + " before the answer was whole", receipt(null), thrown);
    }

    private synchronized void chargeNothing() {
        creditsAtMost -= KeyApi.CREDITS_PER_REQUEST;
    }

    private static boolean isNotConnected(@Nullable Throwable thrown) {
        return thrown instanceof Transport.NotConnectedException
                || thrown instanceof ConnectException
                || thrown instanceof NoRouteToHostException
                || thrown instanceof UnknownHostException
                || thrown instanceof UnresolvedAddressException;
    }

    private long pauseAfter(TrendingHashtagsException failure) {
        try {
            return retries.pauseAfter(failure);
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

    /** A vendor that refuses a request is well; one that can't be reached, fails or talks nonsense is not. */
    private void tellBreaker(TrendingHashtagsException failure, Duration took) {
        boolean unwell = failure instanceof ServerFailed
                || failure instanceof ConnectionFailed
                || failure instanceof TimedOut
                || failure instanceof MalformedResponse;
        if (failure instanceof NotSent) {
            engine.resilience.breakerRelease();
        } else if (unwell) {
            engine.resilience.breakerFailure(took, failure);
        } else {
            engine.resilience.breakerSuccess(took);
        }
    }

    private synchronized boolean isInFlight() {
        return inFlight;
    }

    private synchronized boolean isOver() {
        return over;
    }

    private boolean askBreaker() {
        boolean allowed = engine.resilience.tryBreaker();
        synchronized (this) {
            if (!over) {
                breakerAsked = allowed;
                return allowed;
            }
        }
        if (allowed) {
            quietly(engine.resilience::breakerRelease);
        }
        return allowed;
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
    private boolean waitFor(Runnable howToStop) {
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
        try {
            steps.execute(() -> guarded(step));
        } catch (RejectedExecutionException full) {
            guarded(() -> engine.time.schedule(Duration.ZERO, () -> guarded(step)));
        }
    }

    /** No step may end without a trace: a call whose step throws would never end. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException full) {
            if (isInFlight()) {
                fail(new ConnectionFailed(OPERATION + ": the call could not be finished", receipt(null), full));
            } else {
                holdBack("an executor takes no more tasks", full);
            }
        } catch (RuntimeException unforeseen) {
            Receipt receipt = receipt(null);
            fail(
                    receipt.attempts() == 0
                            ? new NotSent(OPERATION + ": the call could not be made", receipt, unforeseen)
                            : new ConnectionFailed(
                                    OPERATION + ": the call could not be finished", receipt, unforeseen));
        } catch (Error error) {
            finish();
            result.completeExceptionally(error);
        }
    }

    /** Listeners are the user's; what they throw does not change a call's outcome. */
    private static void quietly(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error ignored) {
            // as it says
        }
    }

    private static void nothing() {}

    private boolean fits(Duration wait) {
        return elapsedSince(startedAt).plus(wait).compareTo(engine.settings.callTimeout()) < 0;
    }

    private Duration elapsedSince(long nanoTime) {
        return Duration.ofNanos(Math.max(0, engine.time.nanoTime() - nanoTime));
    }

    private synchronized Receipt receipt(@Nullable String requestId) {
        return new Receipt(requestId, attempts, creditsAtMost, elapsedSince(startedAt), engine.time.now());
    }

    /** Thrown to nobody: it marks a request that the transport's executor did not take. */
    private static final class NotTaken extends IOException {
        private static final long serialVersionUID = 1L;

        NotTaken(RejectedExecutionException full) {
            super(full);
        }
    }

    /** Thrown to nobody: it marks an exchange that took too long. */
    private static final class AttemptTimeout extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
