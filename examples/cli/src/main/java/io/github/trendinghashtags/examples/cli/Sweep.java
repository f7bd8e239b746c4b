package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.Incomplete;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.SweepResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Writes the rankings of a sweep as they come, and counts what became of them. */
final class Sweep {

    /** Of a sweep that fails as a whole, the first failures say it all. */
    private static final int MOST_FAILURES_SHOWN = 20;

    private final SweepDirectory files;
    private final boolean invented;
    private final boolean replaces;
    private final int rankings;
    private final int due;
    private final Terminal terminal;
    private final long start = System.nanoTime();
    private int written;
    private int failed;

    /**
     * @param replaces whether files of today are replaced
     * @param rankings how many there are
     * @param due how many of them have no file yet
     */
    Sweep(SweepDirectory files, boolean invented, boolean replaces, int rankings, int due, Terminal terminal) {
        this.files = files;
        this.invented = invented;
        this.replaces = replaces;
        this.rankings = rankings;
        this.due = due;
        this.terminal = terminal;
    }

    /**
     * Takes one result after another, until no later one can be a ranking.
     *
     * @throws FileFailure if a ranking can't be written: no other could be
     */
    void run(Stream<SweepResult> results) {
        try {
            showProgress();
            boolean unused = results.anyMatch(this::endsWith);
        } finally {
            terminal.showProgress("");
        }
    }

    private boolean endsWith(SweepResult result) {
        Ranking ranking = result.ranking();
        Throwable failure = result.failure();
        if (ranking != null) {
            files.write(ranking, invented, replaces);
            written++;
            new WholeRanking(ranking, null, invented, 0).flaws().forEach(flaw -> warn(result.query(), flaw));
        } else if (failure != null && !isStop(failure)) {
            failed++;
            if (failed <= MOST_FAILURES_SHOWN) {
                warn(result.query(), reason(failure));
            }
        }
        showProgress();
        return failure != null && isHopeless(cause(failure));
    }

    /** Says what became of it in a line, and gives the exit code. */
    int sumUp(Spent spent) throws IOException {
        int there = rankings - due + written;
        int notFetched = due - written - failed;
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        terminal.say(there + " of " + Footer.counted(rankings, "ranking") + " in " + files
                + (failed == 0 ? "" : " · " + PlanText.number(failed) + " failed")
                + (notFetched == 0 ? "" : " · " + PlanText.number(notFetched) + " not fetched")
                + " · " + Footer.cost(new Spent(spent.requests(), spent.creditsAtMost(), spent.keptPages(), took)));
        if (there == rankings) {
            return Cli.OK;
        }
        terminal.say("Run it again for the others: what was paid for today is not paid for again.");
        return Cli.FAILED;
    }

    private void showProgress() {
        terminal.showProgress(PlanText.number(written + failed) + " of " + Footer.counted(due, "ranking")
                + (failed == 0 ? "" : " · " + PlanText.number(failed) + " failed"));
    }

    private void warn(TrendingHashtagsQuery query, String message) {
        terminal.showProgress("");
        terminal.warn(QueryName.of(query) + ": " + message);
    }

    private static String reason(Throwable failure) {
        return failure instanceof TrendingHashtagsException known
                ? FailureText.of(known)
                : "a fault of this program: " + failure.getMessage();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof Incomplete && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether this program gave it up. */
    private static boolean isStop(Throwable failure) {
        return cause(failure) instanceof Interrupted || failure instanceof CancellationException;
    }

    /** Whether the vendor refuses all others, too. */
    private static boolean isHopeless(Throwable reason) {
        return reason instanceof Unauthorized || reason instanceof Forbidden || reason instanceof OutOfCredits;
    }
}
