package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StubKeyApiExtension.class)
class SweepTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @TempDir
    private Path directory;

    private StubKeyApiServer stub;
    private Path out;

    @BeforeEach
    void serve(StubKeyApiServer fresh) {
        stub = fresh;
        out = directory.resolve("out");
    }

    @Test
    void writesAFileForEachRanking() throws IOException {
        Invocation run = sweep("--regions=us,GB", "--periods=7", "--industries=Pets,Food & Beverage");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(files())
                .containsExactly(
                        "gb-7d-food-beverage-" + TODAY + ".jsonl",
                        "gb-7d-pets-" + TODAY + ".jsonl",
                        "us-7d-food-beverage-" + TODAY + ".jsonl",
                        "us-7d-pets-" + TODAY + ".jsonl");
        for (String file : files()) {
            List<Snapshot> snapshots =
                    new SnapshotFile(out.resolve(file)).last(2).last();
            assertThat(snapshots).hasSize(1);
            assertThat(snapshots.get(0).ranking().complete()).isTrue();
        }
    }

    @Test
    void saysFirstWhatItWillCostAndAtTheEndWhatItDid() {
        Invocation run = sweep("--regions=us,gb");

        assertThat(run.lines())
                .startsWith(
                        "rankings  2: 2 regions × 1 period × 1 industry",
                        "requests  10",
                        "credits   20",
                        "at most   60, if every request takes all 3 attempts");
        assertThat(run.lines())
                .last()
                .asString()
                .matches("2 of 2 rankings in .*out · 10 requests · at most 20 credits · \\d+\\.\\d s");
        assertThat(stub.creditsCharged()).isEqualTo(20);
    }

    @Test
    void showsProgressOnATerminalAlone() {
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.of(new StringWriter(), err, Map.of(), false, true);

        Cli.run(terminal, this::endpoint, "sweep", "--to=" + out, "--regions=us,gb");

        assertThat(err.toString())
                .isEqualTo("\r\u001b[K0 of 2 rankings\r\u001b[K1 of 2 rankings\r\u001b[K2 of 2 rankings\r\u001b[K");
    }

    @Test
    void paysForNoRankingOfTodayAgain() throws IOException {
        sweep("--regions=us");
        byte[] before = Files.readAllBytes(out.resolve(files().get(0)));

        Invocation again = sweep("--regions=us,gb");

        assertThat(again.exitCode()).isZero();
        assertThat(again.lines().get(0)).startsWith("rankings  1 of 2, the others of today are in " + out);
        assertThat(again.lines()).last().asString().startsWith("2 of 2 rankings");
        assertThat(stub.creditsCharged()).isEqualTo(20);
        assertThat(out.resolve("us-7d-all-" + TODAY + ".jsonl")).hasBinaryContent(before);
    }

    @Test
    void paysAgainIfAskedTo() throws IOException {
        sweep("--regions=us");
        byte[] before = Files.readAllBytes(out.resolve(files().get(0)));

        assertThat(sweep("--regions=us", "--fresh").exitCode()).isZero();

        assertThat(stub.creditsCharged()).isEqualTo(20);
        assertThat(files()).hasSize(1);
        assertThat(Files.readAllBytes(out.resolve(files().get(0)))).isNotEqualTo(before);
    }

    @Test
    void paysForNoPageAgainThatCameBeforeAFailure() {
        Invocation poor = sweep("--regions=us,gb,fr", "--budget=20");

        assertThat(poor.exitCode()).isEqualTo(1);
        assertThat(poor.err()).contains("United States · last 7 days: ").contains("no room in the credits of the day");
        assertThat(poor.lines()).last().asString().startsWith("Run it again");
        long paid = stub.creditsCharged();
        assertThat(paid).isBetween(2L, 20L);

        assertThat(sweep("--regions=us,gb,fr").exitCode()).isZero();

        assertThat(stub.creditsCharged()).isEqualTo(30);
        assertThat(stub.requests()).extracting(StubRequest::query).doesNotHaveDuplicates();
    }

    @Test
    void goesOnAfterARankingThatFails() throws IOException {
        stub.enqueue(StubResponse.envelope(400, 400, "no such region"));

        Invocation run = sweep("--regions=us,gb,fr,de,it,es");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such region").hasLineCount(1);
        assertThat(run.out()).contains("5 of 6 rankings in " + out + " · 1 failed · 26 requests");
        assertThat(files()).hasSize(5);
    }

    @Test
    void endsIfTheKeyIsRefused() {
        stub.accepting(ApiKey.of("another"));

        Invocation run = sweep("--regions=all");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("HTTP 401");
        assertThat(run.out()).containsPattern("\n0 of 27 rankings in .* failed · \\d+ not fetched · ");
        assertThat(stub.requests()).hasSizeLessThan(20);
    }

    @Test
    void listsNoMoreFailuresThanArePatientlyRead() {
        Invocation run = sweep("--regions=all", "--budget=2");

        assertThat(run.err()).hasLineCount(20);
        assertThat(run.out()).contains("0 of 27 rankings in " + out + " · 27 failed · 0 requests · at most 0 credits");
    }

    @Test
    void leavesAForeignFileAloneBeforeItPays() throws IOException {
        Path foreign = Files.createDirectories(out).resolve("gb-7d-all-" + TODAY + ".jsonl");
        Files.writeString(foreign, "# Notes");

        Invocation run = sweep("--regions=us,gb");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("is no snapshot file, and stays as it is")
                .hasLineCount(1);
        assertThat(foreign).hasContent("# Notes");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void replacesNoRankingThatIsNotWhole() throws IOException {
        sweep("--regions=us");
        Path file = out.resolve(files().get(0));
        Path other = Files.move(file, out.resolve("gb-7d-all-" + TODAY + ".jsonl"));

        Invocation run = sweep("--regions=gb");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(other + " holds something else than the whole ranking of United Kingdom")
                .hasLineCount(1);
    }

    @Test
    void refusesAPlaceThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");

        for (Path place : List.of(file, file.resolve("out"), directory.resolve("no/such"))) {
            Invocation run = Invocation.of(this::endpoint, Map.of(), "sweep", "--to=" + place);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("must be a directory to write in").hasLineCount(1);
        }
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void needsAPlaceForPagesThatArePaidFor() {
        Invocation run = Invocation.of(stub, "sweep", "--to=" + out);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("choose one by --state").hasLineCount(1);
        assertThat(stub.requests()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void stopsCleanlyWhenTheProcessIsTold() throws Exception {
        ProcessBuilder sweep = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "sweep",
                        "--demo",
                        "--regions=all",
                        "--periods=all",
                        "--industries=all",
                        "--to=" + out)
                .redirectError(directory.resolve("err.txt").toFile());
        Process program = sweep.start();
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.startsWith("time "))).isTrue();
            program.toHandle().destroy();
            assertThat(lines.lines()).anyMatch(line -> line.matches("\\d+ of 1,458 rankings in .* not fetched · .*"));
        } finally {
            boolean ended = program.waitFor(60, TimeUnit.SECONDS);
            program.destroyForcibly();
            assertThat(ended).isTrue();
        }
        assertThat(directory.resolve("err.txt")).isEmptyFile();
        assertThat(files()).allMatch(file -> file.endsWith(".jsonl"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Endpoint endpoint() {
        return Endpoint.at(stub.settings(), directory.resolve("state"));
    }

    private Invocation sweep(String... options) {
        String[] args = Stream.concat(Stream.of("sweep", "--to=" + out), Stream.of(options))
                .toArray(String[]::new);
        return Invocation.of(this::endpoint, Map.of(), args);
    }
}
