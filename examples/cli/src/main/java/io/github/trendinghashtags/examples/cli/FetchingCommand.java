package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.ConnectionOptions.NoStateException;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Rankings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that fetches: has the options that choose the ranking and its cost, and opens the port. */
abstract class FetchingCommand extends TerminalCommand {
    private final Supplier<Endpoint> endpoints;

    @Mixin
    private QueryOptions ranking = new QueryOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    FetchingCommand(Terminal terminal, Supplier<Endpoint> endpoints) {
        super(terminal);
        this.endpoints = endpoints;
    }

    /** What a command does with the port. */
    interface Work {
        int with(Session session) throws IOException;
    }

    /** Fetches to print and not to keep; a page of today will do. */
    final int fetch(boolean forPeople, Work work) throws IOException {
        return fetch(forPeople, false, true, work);
    }

    /**
     * Opens the port, says what there is to know about its data, and closes it after the work.
     *
     * @param forPeople whether the output is read by people
     * @param keeps whether the data goes to a file: invented data has to be asked for then
     * @param reusesPages whether a page of today will do
     */
    final int fetch(boolean forPeople, boolean keeps, boolean reusesPages, Work work) throws IOException {
        try (Endpoint endpoint = connection.demo() ? Endpoint.stub(Endpoint.DEMO_NOTICE) : endpoints.get()) {
            if (keeps && endpoint.invented() && !connection.demo()) {
                throw refusal("KEYAPI_TOKEN is not set, and what " + spec().name() + " writes is kept:"
                        + " set it, or ask for invented data by --demo");
            }
            try (Session session = connection.open(endpoint, reusesPages, terminal)) {
                endpoint.announce(terminal, forPeople);
                return work.with(session);
            }
        } catch (NoStateException refused) {
            throw refusal(String.valueOf(refused.getMessage()));
        }
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

    /** Whether one of the options that this class brings is given. */
    final boolean isAnyOptionGiven() {
        return spec().commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(option -> option.userObject() instanceof Field field
                        && (field.getDeclaringClass() == QueryOptions.class
                                || field.getDeclaringClass() == ConnectionOptions.class));
    }
}
