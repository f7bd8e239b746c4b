package io.github.trendinghashtags;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a call returns no page, or if some of several calls fail. Everything that this library throws once a query
 * is accepted is of this type. The family is sealed: its nested types are all there is, and all but {@link Incomplete}
 * are what a {@link TrendingHashtagsPort} throws. Messages say the operation, the HTTP status, the vendor's code and
 * its request id, and never the key. Failures of earlier attempts are {@linkplain #getSuppressed() suppressed} in the
 * last one.
 */
public abstract sealed class TrendingHashtagsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** See {@link #receipt()}. */
    private final Receipt receipt;

    /** See {@link #status()}. */
    private final @Nullable Integer status;

    /** See {@link #code()}. */
    private final @Nullable Long code;

    /** See {@link #retryable()}. */
    private final boolean retryable;

    private TrendingHashtagsException(
            String message,
            Receipt receipt,
            @Nullable Integer status,
            @Nullable Long code,
            @Nullable Throwable cause,
            boolean retryable) {
        super(message, cause);
        this.receipt = Objects.requireNonNull(receipt, "receipt");
        this.status = status;
        this.code = code;
        this.retryable = retryable;
    }

    /**
     * Returns whether the failure passes by itself: the same call may succeed later, unchanged. True for {@link
     * RateLimited}, {@link TimedOut}, {@link ConnectionFailed}, {@link ServerFailed} with 500, 502, 503 or 504, and
     * {@link NotSent} for some of its reasons. Of these the library itself repeats all but {@link NotSent}.
     *
     * @return true if it passes by itself
     */
    public final boolean retryable() {
        return retryable;
    }

    /**
     * Returns what the call took up to this failure.
     *
     * @return attempts, credits and time
     */
    public final Receipt receipt() {
        return receipt;
    }

    /**
     * Returns the HTTP status of the response that failed the call.
     *
     * @return the status, or null if no response came
     */
    public final @Nullable Integer status() {
        return status;
    }

    /**
     * Returns the vendor's own code, from the body of the response that failed the call.
     *
     * @return the code, or null if no response carried one
     */
    public final @Nullable Long code() {
        return code;
    }

    /**
     * Copies this exception with another receipt, for a caller who shares a call that another pays for. Message, cause,
     * stack trace and suppressed exceptions stay.
     *
     * @param receipt what the call took
     * @return a copy of the same type
     */
    public final TrendingHashtagsException withReceipt(Receipt receipt) {
        return copyOf(String.valueOf(getMessage()), receipt);
    }

    /**
     * Copies this exception with another message, for who knows more about the call than was known when this was created.
     * Receipt, cause, stack trace and suppressed exceptions stay.
     *
     * @param message what happened
     * @return a copy of the same type
     */
    public final TrendingHashtagsException withMessage(String message) {
        return copyOf(message, receipt);
    }

    private TrendingHashtagsException copyOf(String message, Receipt receipt) {
        TrendingHashtagsException copy = copy(message, receipt);
        copy.setStackTrace(getStackTrace());
        for (Throwable earlier : getSuppressed()) {
            copy.addSuppressed(earlier);
        }
        return copy;
    }

    /**
     * Creates an exception of the same type, with the same cause, status and code.
     *
     * @param message the message
     * @param receipt what the call took
     * @return the exception
     */
    protected abstract TrendingHashtagsException copy(String message, Receipt receipt);

    /** Returns the status of a type that always has one. */
    final int knownStatus() {
        return Objects.requireNonNull(status, "status");
    }

    /** A parameter is invalid (400). Change the query. */
    public static final class InvalidRequest extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         */
        public InvalidRequest(String message, Receipt receipt, int status, @Nullable Long code) {
            super(message, receipt, status, code, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new InvalidRequest(message, receipt, knownStatus(), code());
        }
    }

    /** The key is missing or invalid (401). Change the key. */
    public static final class Unauthorized extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         */
        public Unauthorized(String message, Receipt receipt, int status, @Nullable Long code) {
            super(message, receipt, status, code, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new Unauthorized(message, receipt, knownStatus(), code());
        }
    }

    /**
     * The credits are spent, or the plan does not allow the call (402). Every further call is wasted until that
     * changes.
     */
    public static final class OutOfCredits extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         */
        public OutOfCredits(String message, Receipt receipt, int status, @Nullable Long code) {
            super(message, receipt, status, code, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new OutOfCredits(message, receipt, knownStatus(), code());
        }
    }

    /** This key may not call this endpoint (403); some vendor texts use it for a spent quota too (observed). */
    public static final class Forbidden extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         */
        public Forbidden(String message, Receipt receipt, int status, @Nullable Long code) {
            super(message, receipt, status, code, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new Forbidden(message, receipt, knownStatus(), code());
        }
    }

    /** Too many requests (429), still after all attempts or for longer than a call may wait. Come back later. */
    public static final class RateLimited extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /** See {@link #retryAfter()}. */
        private final @Nullable Duration retryAfter;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         * @param retryAfter how long the vendor asks to wait, or null if it does not say
         */
        public RateLimited(
                String message, Receipt receipt, int status, @Nullable Long code, @Nullable Duration retryAfter) {
            super(message, receipt, status, code, null, true);
            this.retryAfter = retryAfter;
        }

        /**
         * Returns how long the vendor asks to wait, counted from its response.
         *
         * @return the time, or null if it does not say
         */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new RateLimited(message, receipt, knownStatus(), code(), retryAfter);
        }
    }

    /** The server failed (5xx), or something in front of it. Retryable for 500, 502, 503 and 504. */
    public static final class ServerFailed extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /** See {@link #retryAfter()}. */
        private final @Nullable Duration retryAfter;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         * @param retryAfter how long the server asks to wait, or null if it does not say
         */
        public ServerFailed(
                String message, Receipt receipt, int status, @Nullable Long code, @Nullable Duration retryAfter) {
            super(message, receipt, status, code, null, passes(status >= 400 || code == null ? status : code));
            this.retryAfter = retryAfter;
        }

        /**
         * Returns how long the server asks to wait, counted from its response.
         *
         * @return the time, or null if it does not say
         */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }

        private static boolean passes(long reason) {
            return reason == 500 || reason == 502 || reason == 503 || reason == 504;
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new ServerFailed(message, receipt, knownStatus(), code(), retryAfter);
        }
    }

    /**
     * A redirect, or a status or code that is unknown to this version. Look at {@link #status()} and {@link #code()}.
     */
    public static final class UnexpectedResponse extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took
         * @param status the HTTP status
         * @param code the vendor's code, or null
         */
        public UnexpectedResponse(String message, Receipt receipt, int status, @Nullable Long code) {
            super(message, receipt, status, code, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new UnexpectedResponse(message, receipt, knownStatus(), code());
        }
    }

    /**
     * The response can't be decoded, or is too large. The message says at which place, and quotes nothing of the body.
     */
    public static final class MalformedResponse extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what was expected, and at which place
         * @param receipt what the call took
         * @param status the HTTP status, or null if it was not read
         */
        public MalformedResponse(String message, Receipt receipt, @Nullable Integer status) {
            super(message, receipt, status, null, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new MalformedResponse(message, receipt, status());
        }
    }

    /** No connection could be made, or it was lost before the response was whole. */
    public static final class ConnectionFailed extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what happened
         * @param receipt what the call took; no credits if no connection was made
         * @param cause the transport's exception, or null
         */
        public ConnectionFailed(String message, Receipt receipt, @Nullable Throwable cause) {
            super(message, receipt, null, null, cause, true);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new ConnectionFailed(message, receipt, getCause());
        }
    }

    /** An attempt or the whole call took too long. The request may have been charged all the same. */
    public static final class TimedOut extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message which time ran out
         * @param receipt what the call took
         * @param cause the transport's exception, or null
         */
        public TimedOut(String message, Receipt receipt, @Nullable Throwable cause) {
            super(message, receipt, null, null, cause, true);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new TimedOut(message, receipt, getCause());
        }
    }

    /**
     * The client did not send the call; {@link #reason()} says why. Nothing was sent, unless the client was closed
     * while the call was under way: its receipt says so.
     */
    public static final class NotSent extends TrendingHashtagsException {
        private static final long serialVersionUID = 2L;

        /** See {@link #reason()}. */
        private final Reason reason;

        /** Why a call was not sent, and whether that passes by itself. */
        public enum Reason {
            /** No permit and no place among the concurrent requests became free in time. Slow down. */
            PERMIT_TIMEOUT(true),
            /** The circuit breaker is open. Come back later. */
            CIRCUIT_BREAKER_OPEN(true),
            /** An executor or a transport takes no more tasks. Slow down. */
            EXECUTOR_FULL(true),
            /** The day's credits are spent or reserved. Come back on the next day of UTC. */
            DAY_BUDGET(true),
            /**
             * The vendor said that no credits are left, and the cool-down after that is not over. Come back after it.
             */
            COOL_DOWN(true),
            /** A store of credits or pages failed or did not respond in time. Come back later. */
            STORE_FAILED(true),
            /** The call could cost more than its budget allows. Allow more, or fewer attempts. */
            CALL_BUDGET(false),
            /** The process's credits are spent or reserved. Allow more. */
            PROCESS_BUDGET(false),
            /** The key supplier threw an exception, which is the cause, or returned null. Fix it. */
            KEY_SUPPLIER_FAILED(false),
            /** The client is closed. Open another. */
            CLIENT_CLOSED(false),
            /** The call could not be carried out, because of the exception that is the cause. Report it. */
            UNEXPECTED(false);

            private final boolean passes;

            Reason(boolean passes) {
                this.passes = passes;
            }
        }

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what held the call back
         * @param receipt what the call took: no credits, unless the client was closed meanwhile
         * @param reason why the call was not sent; also decides whether it is {@link #retryable()}
         * @param cause the exception of the user's code or store, or null
         */
        public NotSent(String message, Receipt receipt, Reason reason, @Nullable Throwable cause) {
            super(message, receipt, null, null, cause, Objects.requireNonNull(reason, "reason").passes);
            this.reason = reason;
        }

        /**
         * Returns why the call was not sent.
         *
         * @return the reason
         */
        public Reason reason() {
            return reason;
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new NotSent(message, receipt, reason, getCause());
        }
    }

    /**
     * Some of several calls failed after others had succeeded. The subtype, such as {@code IncompleteRankingException}
     * of the package for rankings, has what the others brought. {@link #receipt()} is what all of the calls took; the
     * rest is the cause's: whether it passes by itself, its status and its code.
     */
    public abstract static non-sealed class Incomplete extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in what makes several calls.
         *
         * @param message what came and what is missing
         * @param receipt what all of the calls took, from the first on
         * @param cause why no more came; one that is no {@link TrendingHashtagsException} is not {@link #retryable()}
         */
        protected Incomplete(String message, Receipt receipt, Throwable cause) {
            this(message, receipt, cause, cause instanceof TrendingHashtagsException ours ? ours : null);
        }

        private Incomplete(String message, Receipt receipt, Throwable cause, @Nullable TrendingHashtagsException ours) {
            super(
                    message,
                    receipt,
                    ours == null ? null : ours.status(),
                    ours == null ? null : ours.code(),
                    Objects.requireNonNull(cause, "cause"),
                    ours != null && ours.retryable());
        }
    }

    /** The calling thread was interrupted. Its interrupt flag is set again; nothing more is sent. */
    public static final class Interrupted extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;

        /**
         * Creates the exception, in an adapter or a fake.
         *
         * @param message what was interrupted
         * @param receipt what the call took
         */
        public Interrupted(String message, Receipt receipt) {
            super(message, receipt, null, null, null, false);
        }

        @Override
        protected TrendingHashtagsException copy(String message, Receipt receipt) {
            return new Interrupted(message, receipt);
        }
    }
}
