package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as far as it came.
 *
 * @param ranking what was paid for
 * @param failure why it is not complete, or null if it is
 * @param invented whether a stub invented it
 * @param keptPages how many of its pages were paid for earlier this day
 */
record WholeRanking(Ranking ranking, @Nullable IncompleteRankingException failure, boolean invented, int keptPages) {
    private static final int MOST_RANKS = 10;

    Spent spent() {
        return Spent.NOTHING.plus(ranking.receipt(), keptPages);
    }

    /**
     * Returns true if a signal stopped the fetch before all pages came; the next run finds those that came. Clears this
     * thread's interrupt, so that files can be written.
     */
    boolean isStopped() {
        return Thread.interrupted() && failure != null;
    }

    /** Says what is missing, if anything, and gives the exit code. */
    int reportWhatIsMissing(Terminal terminal) {
        if (failure != null) {
            terminal.warn(String.valueOf(failure.getMessage()));
            return Cli.FAILED;
        }
        flaws().forEach(terminal::warn);
        return Cli.OK;
    }

    /** What is wrong with the ranking though all of its pages came. */
    List<String> flaws() {
        List<String> flaws = new ArrayList<>();
        if (!ranking.consistent()) {
            flaws.add("the ranking changed between two of its pages: an entry may be missing or out of place");
        }
        if (!ranking.missingRanks().isEmpty()) {
            flaws.add("no hashtag holds the ranks " + missingRanks());
        }
        return flaws;
    }

    private String missingRanks() {
        String ranks =
                ranking.missingRanks().stream().limit(MOST_RANKS).toList().toString();
        int more = ranking.missingRanks().size() - MOST_RANKS;
        return more > 0 ? ranks + " and " + more + " more" : ranks;
    }
}
