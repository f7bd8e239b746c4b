package io.github.trendinghashtags.ranking;

import java.util.Objects;

/**
 * A page of a ranking failed after others had come. What was paid for is in {@link #partial()}; {@link Rankings#resume}
 * fetches the rest of it, and that alone. The cause is the failure of the lowest page that failed, a {@link
 * io.github.trendinghashtags.TrendingHashtagsException} unless the port broke its word; the failures of others are
 * {@linkplain #getSuppressed() suppressed}.
 */
public final class IncompleteRankingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** See {@link #partial()}. */
    private final Ranking partial;

    /**
     * For {@link Rankings}, and for tests of those who call it.
     *
     * @param partial what came
     * @param cause why no more did
     */
    public IncompleteRankingException(Ranking partial, Throwable cause) {
        super(message(partial, cause), Objects.requireNonNull(cause, "cause"));
        this.partial = partial;
    }

    /**
     * The ranking as far as it came, with what it took up to this failure.
     *
     * @return a ranking whose {@link Ranking#missingPages()} are what remains
     */
    public Ranking partial() {
        return partial;
    }

    private static String message(Ranking partial, Throwable cause) {
        return "the ranking is incomplete: " + partial.hashtags().size() + " of " + partial.total()
                + " hashtags came, missing are the pages " + partial.missingPages() + ": " + cause.getMessage();
    }
}
