package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Rankings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** A command that fetches: the options that say which ranking and at what expense, and the one way to it. */
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
        int with(ObservedPort port) throws IOException;
    }

    /**
     * Opens the port, says what there is to know about its data, and closes it after the work.
     *
     * @param forPeople whether the output is read by people
     */
    final int fetch(boolean forPeople, Work work) throws IOException {
        try (Endpoint endpoint = endpoints.get();
                Session session = connection.open(endpoint);
                ObservedPort port = new ObservedPort(session.port(), terminal)) {
            endpoint.announce(terminal, forPeople);
            return work.with(port);
        }
    }

    /** Fetches all pages of the ranking, or as many as can be had. Throws what fails on page 1. */
    final WholeRanking wholeRanking(ObservedPort port) {
        try (port) {
            return new WholeRanking(Rankings.fetch(port, query()), null);
        } catch (IncompleteRankingException incomplete) {
            return new WholeRanking(incomplete.partial(), incomplete);
        }
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
