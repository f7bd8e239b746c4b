package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches a ranking again and again, and prints what moved. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Fetches a whole ranking every day, and prints what moved since the last time.",
        sortOptions = false,
        footer = {
            "",
            "Each round costs 10 credits; the ranking changes about once a day. A round that fails "
                    + "is reported in a line, and the next is on time; a key or a query that is refused (400, "
                    + "401, 403) ends it. So does Ctrl-C."
        })
final class WatchCommand extends FetchingCommand {
    private final Timing timing;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "The time between two rounds, such as 30m, 6h or 1d (the default).")
    private Duration every = Duration.ofDays(1);

    @Option(
            names = "--snapshots",
            paramLabel = "FILE",
            description = "Go on from this file's last snapshot, and append each round to it.")
    private @Nullable Path file;

    WatchCommand(Terminal terminal, Supplier<Endpoint> endpoints, Timing timing) {
        super(terminal, endpoints);
        this.timing = timing;
    }

    @Override
    public Integer call() throws IOException {
        Watch watch = new Watch(query(), terminal, file);
        Snapshot last = file == null ? null : goOnFrom(file, watch);
        return fetch(true, file != null, false, session -> {
            if (file != null) {
                SnapshotReading.requireSameOrigin(file, last, session.invented(), this);
            }
            return untilStopped(watch, session, last);
        });
    }

    private int untilStopped(Watch watch, Session session, @Nullable Snapshot last) throws IOException {
        terminal.say(QueryName.of(query()) + ", every " + Moment.span(every));
        try {
            if (last != null) {
                awaitNextAfter(last.ranking().takenAt());
            }
            while (true) {
                Instant next = timing.now().plus(every);
                watch.round(() -> wholeRanking(session), timing.now());
                timing.sleepUntil(next);
            }
        } catch (InterruptedException stopped) {
            terminal.say("\nstopped after " + watch.sum());
            return Cli.OK;
        }
    }

    /** Waits until the next round is due, if the file has a recent one: it is paid for. */
    private void awaitNextAfter(Instant taken) throws IOException, InterruptedException {
        Instant now = timing.now();
        Instant next = taken.isAfter(now) ? now.plus(every) : taken.plus(every);
        if (next.isAfter(now)) {
            terminal.say("the last snapshot is of " + Moment.of(taken) + ", the next is due " + Moment.of(next));
            timing.sleepUntil(next);
        }
    }

    private @Nullable Snapshot goOnFrom(Path snapshots, Watch watch) {
        Snapshot last = SnapshotReading.requireAppendable(snapshots, this);
        if (last != null && !watch.goOnFrom(last.ranking())) {
            throw refusal("only snapshots of one query can be compared: " + snapshots + " line " + last.line()
                    + " is of " + QueryName.of(last.ranking().query()) + ", asked for is " + QueryName.of(query())
                    + "; keep a file for each query");
        }
        return last;
    }
}
