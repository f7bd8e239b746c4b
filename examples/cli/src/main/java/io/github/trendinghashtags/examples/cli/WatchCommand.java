package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches a ranking again and again, and prints what moved. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Fetches a whole ranking every day, and prints what moved since the last time.",
        sortOptions = false,
        footer = {
            "",
            "Each round costs 10 credits; the ranking changes about once a day. A round that fails "
                    + "is told in a line, and the next is on time; a key or a query that is refused (400, "
                    + "401, 403) ends it. So does Ctrl-C."
        })
final class WatchCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Endpoint> endpoints;
    private final Timing timing;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private QueryOptions ranking = new QueryOptions();

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = Conversions.ToInterval.class,
            description = "The time between two rounds, such as 30m, 6h or 1d (the default).")
    private Duration every = Duration.ofDays(1);

    @Option(
            names = "--snapshots",
            paramLabel = "FILE",
            description = "Go on from this file's last snapshot, and append each round to it.")
    private @Nullable Path file;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    WatchCommand(Terminal terminal, Supplier<Endpoint> endpoints, Timing timing) {
        this.terminal = terminal;
        this.endpoints = endpoints;
        this.timing = timing;
    }

    @Override
    public Integer call() throws IOException {
        Watch watch = new Watch(ranking.query(), terminal, file);
        if (file != null) {
            SnapshotReading.requireAppendable(file, terminal, spec);
            goOnFrom(file, watch);
        }
        StopSignal signal = new StopSignal();
        try {
            untilStopped(watch);
        } finally {
            signal.close();
        }
        return Cli.OK;
    }

    private void untilStopped(Watch watch) throws IOException {
        try (Endpoint endpoint = endpoints.get();
                Session session = connection.open(endpoint)) {
            endpoint.announce(terminal, true);
            watch.say(QueryName.of(ranking.query()) + ", every " + Moment.span(every));
            while (true) {
                Instant next = timing.now().plus(every);
                watch.round(session.port(), timing.now());
                timing.sleepUntil(next);
            }
        } catch (InterruptedException stopped) {
            watch.say("\nstopped after " + watch.sum());
        }
    }

    private void goOnFrom(Path snapshots, Watch watch) {
        if (!Files.exists(snapshots)) {
            return;
        }
        SnapshotReading reading = SnapshotReading.of(snapshots, 1, terminal, spec);
        if (!watch.goOnFrom(reading.last().ranking())) {
            throw Refusal.of(
                    spec,
                    "only snapshots of one query can be compared: " + snapshots + " line "
                            + reading.last().line() + " is of "
                            + QueryName.of(reading.last().ranking().query()) + ", asked for is "
                            + QueryName.of(ranking.query()) + "; keep a file for each query");
        }
    }
}
