package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Rankings;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that fetches one ranking, which its options choose. */
abstract class FetchingCommand extends ConnectedCommand {

    @Mixin
    private QueryOptions ranking = new QueryOptions();

    FetchingCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal, endpoints);
    }

    /** Fetches all pages of the ranking. If one fails, returns the others; if page 1 fails, throws. */
    final WholeRanking wholeRanking(Session session) {
        int kept = session.port().spent().keptPages();
        Ranking ranking;
        IncompleteRankingException failure = null;
        try (ObservedPort port = session.port()) {
            ranking = Rankings.fetch(port, query());
        } catch (IncompleteRankingException incomplete) {
            ranking = incomplete.partial();
            failure = incomplete;
        }
        return new WholeRanking(
                ranking, failure, session.invented(), session.port().spent().keptPages() - kept);
    }

    /** The ranking's first page. */
    final TrendingHashtagsQuery query() {
        return ranking.query();
    }

    /** Whether an option is given that chooses the ranking or the connection. */
    final boolean isAnyOptionGiven() {
        return spec().commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(option -> option.userObject() instanceof Field field
                        && (field.getDeclaringClass() == QueryOptions.class
                                || field.getDeclaringClass() == ConnectionOptions.class));
    }
}
