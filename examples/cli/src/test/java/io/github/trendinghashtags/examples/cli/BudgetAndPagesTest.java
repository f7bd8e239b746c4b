package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is kept between runs: the day's credits and pages. Each invocation is as a process of its own. */
@ExtendWith(StubKeyApiExtension.class)
class BudgetAndPagesTest {

    @TempDir
    private Path directory;

    private StubKeyApiServer stub;

    @BeforeEach
    void serve(StubKeyApiServer fresh) {
        stub = fresh;
    }

    @Test
    void keepsToOneBudgetADayInAllRunsTogether() {
        for (int time = 0; time < 3; time++) {
            assertThat(run("fetch", "--budget=10", "--fresh").exitCode()).isZero();
        }

        Invocation fourth = run("fetch", "--budget=10", "--fresh");

        assertThat(fourth.exitCode()).isEqualTo(1);
        assertThat(fourth.err())
                .contains("no room in the credits of the day", ": spent 6, reserved 0, budget 10, needed 6")
                .hasLineCount(1);
        assertThat(stub.creditsCharged()).isEqualTo(6);
        assertThat(run("fetch", "--budget=12", "--fresh").exitCode()).isZero();
    }

    @Test
    void countsWhatWasSpentWithoutABudget() {
        run("fetch", "--all");

        assertThat(run("fetch", "--region=US", "--budget=15").exitCode()).isEqualTo(1);
        assertThat(stub.creditsCharged()).isEqualTo(10);
    }

    @Test
    void paysForAPageOnceADay() {
        run("fetch");
        Invocation again = run("fetch");

        assertThat(stub.requests()).hasSize(1);
        assertThat(again.lines())
                .last()
                .asString()
                .matches("20 hashtags · 0 requests · at most 0 credits"
                        + " · 1 page of today not paid for again · 0\\.\\d s");
    }

    @Test
    void paysOnlyForThePagesOfARankingThatAreNotThere() {
        run("fetch");
        run("fetch", "--page=3");

        Invocation all = run("fetch", "--all");

        assertThat(stub.creditsCharged()).isEqualTo(10);
        assertThat(all.lines())
                .last()
                .asString()
                .contains("100 hashtags · 3 requests · at most 6 credits · 2 pages of today not paid for again");
    }

    @Test
    void keepsARankingOnceHoweverOftenItIsAskedFor() {
        Path file = directory.resolve("us.jsonl");
        run("snapshot", file.toString());

        Invocation again = run("snapshot", file.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains(file + " has this ranking already, of ", "--fresh pays for another");
        assertThat(file).content().hasLineCount(1);
        run("snapshot", file.toString(), "--fresh");
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void paysForADamagedPageOnce() throws IOException {
        run("fetch");
        Path page = Path.of(stateFiles(directory).stream()
                .filter(file -> file.endsWith("-page1.json"))
                .findFirst()
                .orElseThrow());
        Files.write(page, new byte[] {(byte) 0xC3, (byte) 0x28});

        run("fetch");
        run("fetch");

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void paysAgainIfAskedTo() {
        run("fetch");
        run("fetch", "--fresh");

        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void paysForNoPageThatIsKnownToBeBeyondTheEnd() {
        run("fetch");

        Invocation beyond = run("fetch", "--page=6");

        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err())
                .contains("page 6 is beyond the end: the ranking has 100 hashtags, 5 pages")
                .hasLineCount(1);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void saysThatAPageIsBeyondTheEndAfterItPaid() {
        Invocation beyond = run("fetch", "--page=6");

        assertThat(beyond.exitCode()).isZero();
        assertThat(beyond.err()).contains("page 6 is beyond the end: the ranking has 100 hashtags");
    }

    @Test
    void keepsItsStateWhereItIsTold() throws IOException {
        Path other = directory.resolve("other/place");

        run("fetch", "--state=" + other);

        assertThat(stateFiles(other)).anyMatch(file -> file.endsWith("-page1.json"));
        assertThat(stateFiles(directory)).allMatch(file -> file.contains("other/place"));
    }

    @Test
    void hasNoBudgetWithoutAPlaceToKeepIt() {
        Invocation run = Invocation.of(stub, "fetch", "--budget=6");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("choose one by --state").hasLineCount(1);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void refusesAPlaceThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "mine");

        Invocation run = run("fetch", "--state=" + file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("hashtags: the state directory can't be used: " + file)
                .contains("--state")
                .hasLineCount(1);
        assertThat(file).hasContent("mine");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void spendsNothingOnALedgerThatIsDamaged() throws IOException {
        run("fetch");
        String ledger = stateFiles(directory).stream()
                .filter(file -> file.endsWith("credits-" + LocalDate.now(ZoneOffset.UTC) + ".log"))
                .findFirst()
                .orElseThrow();
        String before = Files.readString(Path.of(ledger));
        Files.writeString(Path.of(ledger), "coffee\n" + before);

        Invocation run = run("fetch", "--fresh");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(ledger + ", line 1 is no entry of a ledger")
                .hasLineCount(1);
        assertThat(Path.of(ledger)).hasContent("coffee\n" + before);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void keepsNothingOfInventedData() {
        Invocation demo = run("fetch", "--demo", "--budget=6");

        assertThat(demo.exitCode()).isZero();
        assertThat(directory).isEmptyDirectory();
    }

    private static List<String> stateFiles(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    private Invocation run(String... args) {
        return Invocation.of(() -> Endpoint.at(stub.settings(), directory), Map.of(), args);
    }
}
