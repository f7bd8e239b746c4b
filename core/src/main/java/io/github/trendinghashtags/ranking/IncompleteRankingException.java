package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import java.util.Objects;

/**
 * A page of a ranking failed after others had come. What was paid for is in {@link #partial()}, and {@link Rankings#resume}
 * fetches the rest of it, and that alone: do so if the failure is {@link #retryable()}, now or later, otherwise once the
 * cause is dealt with.
 *
 * <p>The cause is the failure of the lowest page that failed, a {@link TrendingHashtagsException} unless the port broke
 * its contract; the failures of others are {@linkplain #getSuppressed() suppressed}. {@link #receipt()} is what the
 * ranking took up to this failure, with what was spent before it was resumed.
 */
public final class IncompleteRankingException extends TrendingHashtagsException.Incomplete {
    private static final long serialVersionUID = 2L;

    /** See {@link #partial()}. */
    private final Ranking partial;

    /**
     * For {@link Rankings}, and for tests of those who call it.
     *
     * @param partial what came
     * @param cause why no more did
     */
    public IncompleteRankingException(Ranking partial, Throwable cause) {
        this(message(partial, cause), partial, cause);
    }

    private IncompleteRankingException(String message, Ranking partial, Throwable cause) {
        super(message, partial.receipt(), cause);
        this.partial = partial;
    }

    /**
     * Returns the ranking as far as it came, with what it took up to this failure.
     *
     * @return a ranking whose {@link Ranking#missingPages()} are what remains
     */
    public Ranking partial() {
        return partial;
    }

    @Override
    protected TrendingHashtagsException copy(String message, Receipt receipt) {
        return new IncompleteRankingException(
                message, partial.withReceipt(receipt), Objects.requireNonNull(getCause()));
    }

    private static String message(Ranking partial, Throwable cause) {
        Objects.requireNonNull(partial, "partial");
        Objects.requireNonNull(cause, "cause");
        return "the ranking is incomplete: " + partial.hashtags().size() + " of " + partial.total()
                + " hashtags came, missing are the pages " + partial.missingPages() + ": " + reason(cause);
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
