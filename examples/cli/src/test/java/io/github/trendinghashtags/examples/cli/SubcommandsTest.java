package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.examples.cli.snapshot.SnapshotFile;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StubKeyApiExtension.class)
class SubcommandsTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T09:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-03T09:30:00Z");
    private static final TrendingHashtag[] EARLIER = {
        Rankings.hashtag("1", "falls", 1, 9_000_000),
        Rankings.hashtag("2", "climbs", 2, 8_000_000),
        Rankings.hashtag("3", "leaves", 3, 7_000_000),
        Rankings.hashtag("5", "stays", 4, 1_000_000)
    };
    private static final TrendingHashtag[] LATER = {
        Rankings.hashtag("2", "climbs", 1, 9_500_000),
        Rankings.hashtag("1", "falls", 2, 8_000_000),
        Rankings.hashtag("4", "قطط", 3, 7_000_000),
        Rankings.hashtag("5", "stays", 4, 1_000_000)
    };
    private static final String MOVES = """
            All regions · last 7 days
            2026-02-02 09:30 UTC → 2026-02-03 09:30 UTC

            MOVE  RANK   WAS  HASHTAG     POSTS    VIEWS
            ★new     3        \u2068#قطط\u2069         7.0K     7.0M
            ▲1       1     2  #climbs     +1.5K    +1.5M
            ▼1       2     1  #falls      -1.0K    -1.0M
            out            3  #leaves

            1 entered · 1 left · 1 climbed · 1 dropped · 1 unchanged
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("rankings.jsonl");
    }

    @Test
    void plansASweepWithoutARequest() {
        Invocation run = offline("plan", "--all", "--regions=all", "--periods=all", "--industries=all");

        assertThat(run).isEqualTo(new Invocation(0, """
                rankings  1,458: 27 regions × 3 periods × 18 industries
                requests  7,290
                credits   14,580
                at most   43,740, if every request takes all 3 attempts
                time      at least 24 min 17 s, at 1 request in 0.2 s
                """, ""));
    }

    @Test
    void plansAPage() {
        assertThat(offline("plan").lines())
                .contains("pages     1", "credits   2")
                .last()
                .isEqualTo("time      no wait, at 1 request in 0.2 s");
    }

    @Test
    void plansWhatIsListedOnce() {
        Invocation run = offline("plan", "--regions=us,GB,US", "--industries=Baby, Kids & Maternity,Pets,19000000000");

        assertThat(run.lines()).contains("pages     4: 2 regions × 1 period × 2 industries");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    plan --regions=usa;                two letters such as US, or all, was "usa"
                    plan --periods=7,0;                from 1 to 365, was "0"
                    plan --industries=Pets,Petz;       one of Education
                    fetch --page=51;                   a page from 1 to 50, was "51"
                    fetch --page=2 --all;              --page and --all exclude each other
                    fetch --budget=1;                  a number of credits from 2
                    fetch --budget=-5;                 a number of credits from 2
                    watch --every=-1h;                 from 1m to 365d, such as 30m, 6h or 1d, was "-1h"
                    watch --every=59s;                 from 1m to 365d
                    watch --every=PT-5M;               from 1m to 365d
                    watch --every=soon;                from 1m to 365d
                    diff;                              Missing required parameter: 'FILE'
                    diff a b --format=csv;             table or json, was "csv"
                    diff missing.jsonl;                missing.jsonl can't be read: there is no such file
                    snapshot no/such/file;             must be a directory to write in
                    report --out=no/such/file;         must be a directory to write in
                    report --out=.;                    must be a file, or not there yet
                    report --out=;                     must be a path
                    sweep --to=;                       must be a path
                    fetch --state=;                    must be a path
                    sweep;                             Missing required option: '--to=DIR'
                    sweep --to=. --regions=us,usa;     two letters such as US, or all, was "usa"
                    sweep --to=. --periods=0;          from 1 to 365, was "0"
                    sweep --to=. --industries=Petz;    one of Education
                    report;                            Missing required option: '--out=FILE'
                    report --out=x --from=y --new;     give no option but --out beside it
                    --region=US fetch;                 --region must come after fetch
                    """)
    void refusesWhatIsNotAllowedAndSaysWhatIs(String command, String reason) {
        Invocation run = offline(command.split(" "));

        assertThat(run.err()).startsWith("hashtags: ").contains(reason).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "fetch", "snapshot", "sweep", "diff", "watch", "report"})
    void helpsWithEachCommand(String command) {
        Invocation run = offline(command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: hashtags " + command);
        assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(offline("--help").out()).containsPattern("\n +" + command + " ");
    }

    @Test
    void fetchesAPage(StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub, "fetch", "--page=5");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1 + 20 + 2);
        assertThat(run.lines().get(20)).startsWith(" 100  ");
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void fetchesAWholeRanking(StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub, "fetch", "--all", "--region=US");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(1 + 100 + 2).last().asString().contains("5 requests · at most 10 credits");
        assertThat(stub.creditsCharged()).isEqualTo(10);
    }

    @Test
    void showsProgressOnATerminalAlone(StubKeyApiServer stub) {
        StringWriter err = new StringWriter();
        Terminal terminal = Terminal.of(new StringWriter(), err, Map.of(), false, true);

        Cli.run(terminal, () -> Endpoint.at(stub.settings()), "fetch", "--all");

        assertThat(err.toString())
                .startsWith("\r\u001b[K1 page · 20 of 100 hashtags\r")
                .contains("\r\u001b[K5 pages · 100 of 100 hashtags\r")
                .endsWith("\r\u001b[K");
    }

    @Test
    void printsWhatWasPaidForAndSaysWhatIsMissing(StubKeyApiServer stub) {
        stub.credits(6);

        Invocation run = Invocation.of(stub, "fetch", "--all", "--format=csv");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).hasSize(1 + 60);
        assertThat(run.err())
                .startsWith("hashtags: the ranking is incomplete: 60 of 100 hashtags came")
                .contains("missing are the pages [")
                .hasLineCount(1);
    }

    @Test
    void appendsSnapshotsAndComparesTheLastTwo(StubKeyApiServer stub) {
        Invocation first = Invocation.of(stub, "snapshot", file.toString());
        Invocation second = Invocation.of(stub, "snapshot", file.toString());
        Invocation diff = offline("diff", file.toString());

        assertThat(first.out()).startsWith(file + ": 100 hashtags · 5 requests · at most 10 credits");
        assertThat(first.exitCode() + second.exitCode() + diff.exitCode()).isZero();
        assertThat(file).content().hasLineCount(2);
        assertThat(diff.out()).endsWith("\n0 entered · 0 left · 0 climbed · 0 dropped · 100 unchanged\n");
    }

    @Test
    void keepsWhatWasPaidForOfASnapshot(StubKeyApiServer stub) {
        stub.credits(4);

        Invocation run = Invocation.of(stub, "snapshot", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("the ranking is incomplete: 40 of 100");
        assertThat(file).content().hasLineCount(1).contains("\"missingPages\":[");
    }

    @Test
    void tellsALineThatWasCutOffAndAppendsAfterIt(StubKeyApiServer stub) throws IOException {
        append(file, EARLIER);
        Files.writeString(file, Files.readString(file) + "{\"snapshot\":3,\"ranki");

        Invocation run = Invocation.of(stub, "snapshot", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("hashtags: " + file + ", line 2: cut off: expected a snapshot and a line break,"
                        + " had only the first 20 bytes of it" + System.lineSeparator());
        assertThat(new SnapshotFile(file).last(3).last()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Notes", "\n# Notes\n"})
    void leavesAForeignFileAlone(String notes, StubKeyApiServer stub) throws IOException {
        Files.writeString(file, notes);

        Invocation run = Invocation.of(stub, "snapshot", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("is no snapshot file, and stays as it is")
                .hasLineCount(1);
        assertThat(file).hasContent(notes);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void printsWhatMoved() throws IOException {
        append(file, EARLIER);
        new SnapshotFile(file).append(Rankings.of(TUESDAY, LATER), false);

        assertThat(offline("diff", file.toString())).isEqualTo(new Invocation(0, MOVES, ""));
    }

    @Test
    void comparesTheLastOfTwoFiles() throws IOException {
        Path other = directory.resolve("other.jsonl");
        append(file, EARLIER);
        new SnapshotFile(other).append(Rankings.of(TUESDAY, LATER), false);

        assertThat(offline("diff", file.toString(), other.toString()).out()).isEqualTo(MOVES);
        assertThat(offline("diff", file.toString(), other.toString(), "--format=json")
                        .out())
                .startsWith(
                        "{\"invented\":false,\"earlier\":\"2026-02-02T09:30:00Z\",\"later\":\"2026-02-03T09:30:00Z\",\"entered\":[{")
                .contains("\"climbed\":[{\"id\":\"2\",\"name\":\"climbs\",\"rank\":1,\"was\":2,\"places\":1,"
                        + "\"posts\":1500,\"views\":1500000}]")
                .hasLineCount(1);
    }

    @Test
    void fitsNarrowTerminals() throws IOException {
        append(file, EARLIER);
        new SnapshotFile(file).append(Rankings.of(TUESDAY, LATER), false);

        Invocation run = Invocation.of(SubcommandsTest::noEndpoint, Map.of("COLUMNS", "48"), "diff", file.toString());

        assertThat(run.lines().subList(2, 8)).noneMatch(line -> line.length() > 50);
    }

    @Test
    void refusesSnapshotsOfTwoQueries(StubKeyApiServer stub) {
        Invocation.of(stub, "snapshot", file.toString());
        Invocation.of(stub, "snapshot", file.toString(), "--region=US", "--period=30");

        Invocation run = offline("diff", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("only snapshots of one query can be compared")
                .contains("line 1 is of All regions · last 7 days")
                .contains("line 2 is of United States · last 30 days")
                .contains("keep a file for each query")
                .hasLineCount(1);
    }

    @Test
    void comparesWhatCanBeReadAndFailsWhereItMayNotBeTheLast() throws IOException {
        append(file, EARLIER);
        new SnapshotFile(file).append(Rankings.of(TUESDAY, LATER), false);
        Files.writeString(file, Files.readString(file) + "{\"snapshot\":3}\n");

        Invocation run = offline("diff", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(MOVES);
        assertThat(run.err())
                .contains(", line 3: ")
                .contains("something is missing")
                .hasLineCount(1);
    }

    @Test
    void needsTwoSnapshots() throws IOException {
        append(file, EARLIER);

        Invocation run = offline("diff", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must hold at least 2 snapshots that can be read, holds 1");
    }

    @Test
    void reportsAFreshRanking(StubKeyApiServer stub) {
        Path page = directory.resolve("report.html");

        Invocation run = Invocation.of(stub, "report", "--out=" + page, "--region=US");

        assertThat(run).isEqualTo(new Invocation(0, page + ": 100 hashtags\n", ""));
        assertThat(page)
                .content()
                .contains("<h1>United States</h1>")
                .contains("#clean")
                .endsWith("</html>\n");
        assertThat(directory).isDirectoryContaining(page::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void reportsSnapshotsWithoutARequest() throws IOException {
        Path page = directory.resolve("report.html");
        append(file, EARLIER);
        new SnapshotFile(file).append(Rankings.of(TUESDAY, LATER), false);

        Invocation run = offline("report", "--out=" + page, "--from=" + file);

        assertThat(run.exitCode()).isZero();
        assertThat(page).content().contains("Since 2026-02-02 09:30 UTC.").contains("#climbs");
    }

    @Test
    void writesNoReportOverTheSnapshotsThatItReads() throws IOException {
        append(file, EARLIER);
        byte[] before = Files.readAllBytes(file);

        Invocation run = offline("report", "--from=" + file, "--out=" + file.resolveSibling("./" + file.getFileName()));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--out must be another file").hasLineCount(1);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void tellsAFailureOfASubcommandInOneLine(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.envelope(402, 402, "no credits"));

        Invocation run = Invocation.of(stub, "snapshot", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("hashtags: ").hasLineCount(1);
        assertThat(file).doesNotExist();
    }

    private static void append(Path file, TrendingHashtag... hashtags) throws IOException {
        new SnapshotFile(file).append(Rankings.of(MONDAY, hashtags), false);
    }

    private static Invocation offline(String... args) {
        return Invocation.of(SubcommandsTest::noEndpoint, Map.of(), args);
    }

    private static Endpoint noEndpoint() {
        throw new AssertionError("nothing is to be fetched");
    }
}
