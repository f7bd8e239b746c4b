package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Forbidden;
import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.InvalidRequest;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the rounds of a watch: prints each, and keeps what the next is compared with. */
final class Watch {
    private final TrendingHashtagsQuery query;
    private final Terminal terminal;
    private final @Nullable Path file;
    private @Nullable Ranking last;
    private int rounds;
    private long credits;

    Watch(TrendingHashtagsQuery query, Terminal terminal, @Nullable Path file) {
        this.query = query;
        this.terminal = terminal;
        this.file = file;
    }

    /** Compares the next round with that, if it is of the same query. */
    boolean goOnFrom(Ranking earlier) {
        last = earlier;
        return earlier.query().equals(query.withPage(1).withLimit(20));
    }

    /**
     * Fetches the ranking, and prints what moved, or why it can't.
     *
     * @throws TrendingHashtagsException if no later round can succeed
     * @throws InterruptedException if the thread is interrupted
     */
    void round(Supplier<WholeRanking> source, Instant now) throws IOException, InterruptedException {
        rounds++;
        try {
            WholeRanking fetched = source.get();
            credits += fetched.spent().creditsAtMost();
            came(fetched);
        } catch (TrendingHashtagsException failure) {
            credits += failure.receipt().creditsAtMost();
            requireHope(failure);
            terminal.warn(Moment.of(now) + ": " + FailureText.of(failure));
        } catch (FileFailure unwritten) {
            terminal.warn(Moment.of(now) + ": " + unwritten.getMessage());
        }
    }

    /** Such as {@code 3 rounds · at most 30 credits}. */
    String sum() {
        return Footer.counted(rounds, "round") + " · at most " + Footer.counted(credits, "credit");
    }

    private void came(WholeRanking fetched) throws IOException, InterruptedException {
        Ranking ranking = fetched.ranking();
        IncompleteRankingException failure = fetched.failure();
        if (failure != null && failure.getCause() instanceof TrendingHashtagsException cause) {
            requireHope(cause);
        }
        print(ranking);
        fetched.reportWhatIsMissing(terminal);
        // A part of a ranking is a poor measure for the next, and better than nothing.
        if (last == null || failure == null) {
            last = ranking;
        }
        if (file != null) {
            SnapshotCommand.append(file, fetched);
        }
    }

    private void print(Ranking ranking) throws IOException {
        String time = Moment.of(ranking.takenAt());
        if (last == null) {
            terminal.say("\n" + time + ": " + Footer.counted(ranking.hashtags().size(), "hashtag") + " to begin with");
            return;
        }
        RankingDiff diff = RankingDiff.between(last, ranking);
        terminal.say("\n" + Moment.of(last.takenAt()) + " → " + time);
        new Moves(terminal.columns(), Style.of(terminal)).write(diff, terminal.out());
        terminal.out().flush();
    }

    private static void requireHope(TrendingHashtagsException failure) throws InterruptedException {
        if (failure instanceof Interrupted) {
            throw new InterruptedException();
        }
        if (failure instanceof InvalidRequest || failure instanceof Unauthorized || failure instanceof Forbidden) {
            throw failure;
        }
    }
}
