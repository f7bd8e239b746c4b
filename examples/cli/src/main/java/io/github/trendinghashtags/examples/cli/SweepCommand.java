package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditPlan;
import io.github.trendinghashtags.ranking.Rankings;
import io.github.trendinghashtags.ranking.SweepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps many rankings. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Fetches many whole rankings, and writes each to a snapshot file of its own.",
        sortOptions = false,
        footer = {
            "",
            QueryLists.FOOTER,
            "",
            "Says first what that will cost. The files have names such as us-7d-pets-2026-02-02.jsonl, of the day of UTC. "
                    + "If a ranking fails, the others go on: exit code 1. So run it again: files of today that are there "
                    + "are skipped, and pages of today are not paid for again. A key that is refused (401, 403), or has no "
                    + "credits left (402), ends it. So does Ctrl-C."
        })
final class SweepCommand extends ConnectedCommand {

    /** As many as keep the pace of requests, each with up to 4 pages under way. */
    private static final int PARALLELISM = 4;

    private final Terminal withProgress;
    private final Timing timing;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "The directory to write the files in; created if it is missing.")
    private Path directory = Path.of("");

    @Mixin
    private QueryLists rankings = new QueryLists();

    SweepCommand(Terminal terminal, Supplier<Endpoint> endpoints, Timing timing) {
        // Pages of several rankings come at once: only the number of rankings says how far it is.
        super(terminal.withoutProgress(), () -> endpoints.get().patient());
        this.withProgress = terminal;
        this.timing = timing;
    }

    @Override
    public Integer call() throws IOException {
        SweepDirectory files = new SweepDirectory(directory);
        files.requireUsable(this);
        return fetch(true, true, true, session -> sweep(session, files));
    }

    private int sweep(Session session, SweepDirectory files) throws IOException {
        if (session.pages() == null && !session.invented()) {
            throw refusal("sweep needs a directory to keep pages that are paid for, and the environment names no home:"
                    + " choose one by --state, or keep them in --redis");
        }
        List<TrendingHashtagsQuery> queries = rankings.queries();
        List<TrendingHashtagsQuery> due = due(queries, files, session.invented());
        announce(queries.size(), due.size());
        files.create();
        Sweep sweep = new Sweep(files, session.invented(), fresh(), queries.size(), due.size(), withProgress);
        // Closing the stream cancels what is under way.
        try (Stream<SweepResult> results = Rankings.sweep(session.port(), due, PARALLELISM)) {
            sweep.run(results);
        }
        return sweep.sumUp(session.port().spent());
    }

    /** The rankings without those that have a file of today, unless they are to be paid for again. */
    private List<TrendingHashtagsQuery> due(
            List<TrendingHashtagsQuery> queries, SweepDirectory files, boolean invented) {
        LocalDate today = LocalDate.ofInstant(timing.now(), ZoneOffset.UTC);
        List<TrendingHashtagsQuery> due = new ArrayList<>(queries);
        due.removeIf(query -> files.has(query, today, invented, this) && !fresh());
        return due;
    }

    private void announce(int all, int due) throws IOException {
        String combinations = rankings.combinations();
        String there = all == due ? "" : " of " + PlanText.number(all) + ", the others of today are in " + directory;
        PlanText.write(
                "rankings",
                PlanText.number(due) + there + (combinations == null ? "" : ": " + combinations),
                CreditPlan.ofRanking(ResiliencePolicy.defaults()).times(due),
                terminal);
        terminal.say("");
    }
}
