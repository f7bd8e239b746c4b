package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StubKeyApiExtension.class)
class WatchTest {
    private static final Instant START = Instant.parse("2026-02-02T09:30:00Z");

    @TempDir
    private Path directory;

    /** A clock that is at once where it is told to wait for, and interrupts after so many rounds. */
    private static final class Rounds implements Timing {
        private final List<Instant> waited = new ArrayList<>();
        private final int rounds;
        private Instant now = START;

        Rounds(int rounds) {
            this.rounds = rounds;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleepUntil(Instant time) throws InterruptedException {
            waited.add(time);
            if (waited.size() == rounds) {
                throw new InterruptedException();
            }
            now = time;
        }
    }

    @Test
    void printsWhatMovedSinceTheLastTime(StubKeyApiServer stub) {
        enqueue(stub, "first", "second");
        enqueue(stub, "second", "first");
        Rounds rounds = new Rounds(2);

        Invocation run = watch(stub, rounds);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(rounds.waited).containsExactly(START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(2)));
        assertThat(run.out())
                .startsWith("All regions · last 7 days, every 1 d\n")
                .contains(": 2 hashtags to begin with\n")
                .contains("▲1       1     2  #second")
                .contains("0 entered · 0 left · 1 climbed · 1 dropped · 0 unchanged\n")
                .endsWith("\nstopped after 2 rounds · at most 4 credits\n");
    }

    @Test
    void tellsAFailedRoundAndGoesOn(StubKeyApiServer stub) {
        enqueue(stub, "first");
        stub.enqueue(StubResponse.envelope(402, 402, "no credits"));
        enqueue(stub, "first");

        Invocation run = watch(stub, new Rounds(3), "--every=6h");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("hashtags: 2026-02-02 15:30 UTC: ").hasLineCount(1);
        assertThat(run.out()).contains("1 unchanged").contains("stopped after 3 rounds");
    }

    @ParameterizedTest
    @CsvSource({"400, InvalidRequest", "401, Unauthorized", "403, Forbidden"})
    void endsWhereNoLaterRoundWouldDoBetter(int status, String type, StubKeyApiServer stub) {
        stub.enqueue(StubResponse.envelope(status, status, "no way"));
        Rounds rounds = new Rounds(2);

        Invocation run = watch(stub, rounds);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("hashtags: ").doesNotContain(type).hasLineCount(1);
        assertThat(rounds.waited).isEmpty();
    }

    @Test
    void comparesWithTheLastWholeRankingAfterAnIncompleteOne(StubKeyApiServer stub) {
        stub.credits(14);

        Invocation run = watch(stub, new Rounds(2));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("the ranking is incomplete: 40 of 100").hasLineCount(1);
        assertThat(run.out()).contains("40 unchanged · 60 unknown");
    }

    @Test
    void comparesWithAnIncompleteRankingForWantOfAWholeOne(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.page(List.of(Rankings.hashtag("1", "first", 1, 1_000)), 1, 40, true));
        stub.enqueue(StubResponse.envelope(402, 402, "no credits"));
        stub.enqueue(StubResponse.page(List.of(Rankings.hashtag("1", "first", 1, 1_000)), 1, 1, false));

        assertThat(watch(stub, new Rounds(2)).out())
                .contains("hashtag to begin with")
                .contains("1 unchanged");
    }

    @Test
    void goesOnFromAFileAndAppendsToIt(StubKeyApiServer stub) throws IOException {
        Path file = directory.resolve("rankings.jsonl");
        enqueue(stub, "first", "second");
        watch(stub, new Rounds(1), "--snapshots=" + file);
        enqueue(stub, "second", "first");

        Rounds rounds = new Rounds(2);
        Invocation run = watch(stub, rounds, "--snapshots=" + file);

        assertThat(run.out()).contains("1 climbed");
        assertThat(rounds.waited.get(0)).isAfter(START).isBeforeOrEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(new SnapshotFile(file).last(9).last()).hasSize(2);
    }

    @Test
    void waitsUntilTheNextIsDueWhenItIsStartedAgain(StubKeyApiServer stub) throws IOException {
        Path file = directory.resolve("rankings.jsonl");
        new SnapshotFile(file)
                .append(Rankings.of(START.minus(Duration.ofHours(2)), Rankings.hashtag("1", "first", 1, 1)), false);
        Rounds rounds = new Rounds(1);

        Invocation run = watch(stub, rounds, "--every=6h", "--snapshots=" + file);

        assertThat(rounds.waited).containsExactly(START.plus(Duration.ofHours(4)));
        assertThat(run.out())
                .contains("the last snapshot is of 2026-02-02 07:30 UTC, the next is due 2026-02-02 13:30 UTC");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void refusesAFileOfAnotherQuery(StubKeyApiServer stub) {
        Path file = directory.resolve("rankings.jsonl");
        watch(stub, new Rounds(1), "--snapshots=" + file);

        Invocation run = watch(stub, new Rounds(1), "--snapshots=" + file, "--period=30");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("only snapshots of one query can be compared")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "1D", "24h", "1440m", "86400s", "P1D", "PT24H"})
    void takesTheIntervalInManyWays(String interval, StubKeyApiServer stub) {
        enqueue(stub, "first");
        Rounds rounds = new Rounds(1);

        watch(stub, rounds, "--every=" + interval);

        assertThat(rounds.waited).containsExactly(START.plus(Duration.ofDays(1)));
    }

    @Test
    void stopsCleanlyWhenTheProcessIsTold() throws Exception {
        ProcessBuilder watch = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "watch")
                .redirectError(directory.resolve("err.txt").toFile());
        watch.environment().remove("KEYAPI_TOKEN");
        Process program = watch.start();
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines().anyMatch(line -> line.endsWith("hashtags to begin with")))
                    .isTrue();
            program.toHandle().destroy();
            assertThat(out.lines().reduce((one, other) -> other))
                    .hasValue("stopped after 1 round · at most 10 credits");
        } finally {
            boolean ended = program.waitFor(60, TimeUnit.SECONDS);
            program.destroyForcibly();
            assertThat(ended).isTrue();
        }
        assertThat(directory.resolve("err.txt")).isEmptyFile();
    }

    private static void enqueue(StubKeyApiServer stub, String... names) {
        List<TrendingHashtag> hashtags = new ArrayList<>();
        for (String name : names) {
            hashtags.add(Rankings.hashtag("id of " + name, name, hashtags.size() + 1, 1_000));
        }
        stub.enqueue(StubResponse.page(hashtags, 1, hashtags.size(), false));
    }

    private static Invocation watch(StubKeyApiServer stub, Rounds rounds, String... options) {
        List<String> args = new ArrayList<>(List.of("watch"));
        args.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.of(out, err, Map.of(), false);
        int exitCode = Cli.run(terminal, () -> Endpoint.at(stub.settings()), rounds, args.toArray(String[]::new));
        return new Invocation(exitCode, out.toString(), err.toString());
    }
}
