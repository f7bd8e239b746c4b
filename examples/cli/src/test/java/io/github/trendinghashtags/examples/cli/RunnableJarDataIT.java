package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jar keeps between its processes: invented and real data apart, and no credit or file lost. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class RunnableJarDataIT extends LauncherTests {

    @ParameterizedTest
    @ValueSource(strings = {"snapshot kept", "watch --snapshots=kept", "sweep --to=kept", "report --out=kept"})
    void keepsNothingWhenTheKeyIsLost(String command) throws Exception {
        Invocation run = launcher.run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("KEYAPI_TOKEN is not set", "--demo").hasLineCount(1);
        assertThat(directory.resolve("kept")).doesNotExist();
    }

    @Test
    void marksWhatIsInventedWhereverItGoes() throws Exception {
        Invocation table = launcher.run("fetch", "--demo");
        Invocation csv = launcher.run("fetch", "--demo", "--format=csv");
        Invocation json = launcher.run("fetch", "--demo", "--format=json");
        Invocation snapshot = launcher.run("snapshot", "invented.jsonl", "--demo");
        Invocation report = launcher.run("report", "--from=invented.jsonl", "--out=invented.html");

        assertThat(Stream.of(table, csv, json, snapshot, report)).allMatch(run -> run.exitCode() == 0);
        assertThat(table.out()).startsWith(Endpoint.DEMO_NOTICE);
        assertThat(csv.lines()).hasSize(21);
        assertThat(csv.lines().subList(1, 21)).allMatch(line -> line.endsWith(",true"));
        assertThat(json.out()).contains("\"invented\":true");
        assertThat(snapshot.out()).startsWith(Endpoint.DEMO_NOTICE);
        assertThat(directory.resolve("invented.jsonl")).content().contains("\"invented\":true");
        assertThat(directory.resolve("invented.html")).content().contains(Endpoint.INVENTED);
    }

    @Test
    void mixesNothingInventedWithRealData(StubKeyApiServer stub) throws Exception {
        launcher.run("snapshot", "invented.jsonl", "--demo");
        launcher.calling(stub).run("snapshot", "real.jsonl");
        Path mixed = directory.resolve("mixed.jsonl");
        Files.writeString(
                mixed,
                Files.readString(directory.resolve("real.jsonl"))
                        + Files.readString(directory.resolve("invented.jsonl")));

        List<Invocation> runs = List.of(
                launcher.run("diff", "real.jsonl", "invented.jsonl"),
                launcher.run("diff", "mixed.jsonl"),
                launcher.run("report", "--from=mixed.jsonl", "--out=mixed.html"),
                launcher.run("snapshot", "real.jsonl", "--demo"));

        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("invented").hasLineCount(1);
        });
        assertThat(directory.resolve("mixed.html")).doesNotExist();
        assertThat(directory.resolve("real.jsonl")).content().hasLineCount(1);
    }

    @Test
    void countsOnWhereTheLedgerWasCutOff(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub).run("fetch", "--budget=8");
        Path ledger = ledger();
        String whole = Files.readString(ledger);
        Files.writeString(ledger, whole.substring(0, whole.length() - 9));

        Invocation refused = launcher.run("fetch", "--page=2", "--budget=8");
        Invocation allowed = launcher.run("fetch", "--page=2", "--budget=12");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("no room in the credits of the day").hasLineCount(1);
        assertThat(allowed.exitCode()).isZero();
        assertThat(stub.creditsCharged()).isEqualTo(4);
    }

    @Test
    void leavesALedgerOfSomethingElseAlone(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub).run("fetch");
        Path ledger = ledger();
        String damaged = "coffee\n" + Files.readString(ledger);
        Files.writeString(ledger, damaged);

        Invocation run = launcher.run("fetch", "--page=2");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(ledger + ", line 1 is no entry of a ledger")
                .hasLineCount(1);
        assertThat(ledger).hasContent(damaged);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void spendsNothingIfItsStateCannotBeKept(StubKeyApiServer stub) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "mine");

        Invocation run = launcher.calling(stub).run("fetch", "--state=file");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("the state directory can't be used: ", "--state")
                .hasLineCount(1);
        assertThat(file).hasContent("mine");
        assertThat(stub.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report --from=new --out=new.html", "snapshot new"})
    void leavesSnapshotsOfANewerVersionAlone(String command, StubKeyApiServer stub) throws Exception {
        Path file = Files.writeString(directory.resolve("new"), "{\"snapshot\":99,\"later\":1}\n");

        Invocation run = launcher.calling(stub).run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("format 99", "use the newer version").hasLineCount(1);
        assertThat(file).hasContent("{\"snapshot\":99,\"later\":1}\n");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void waitsUntilTheNextIsDueWhenAWatchIsStartedAgain(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub).run("snapshot", "watched.jsonl");
        int paid = stub.requests().size();

        Launcher.Run watch = launcher.start("watch", "--snapshots=watched.jsonl", "--every=1h");
        await(watch, () -> Files.readString(watch.out()).contains("the next is due"));
        watch.process().destroy();

        assertThat(watch.end().lines()).last().isEqualTo("stopped after 0 rounds · at most 0 credits");
        assertThat(stub.requests()).hasSize(paid);
    }

    @Test
    void leavesNoLeaseWhenItIsTold(StubKeyApiServer stub) throws Exception {
        stub.enqueue(StubResponse.never());
        Launcher.Run stopped = launcher.calling(stub).start("fetch");
        await(stopped, () -> !stub.requests().isEmpty());
        stopped.process().destroy();
        stopped.end();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".lease"));
        }

        Invocation next = launcher.run("fetch");

        assertThat(next.exitCode()).isZero();
        assertThat(next.lines()).last().asString().contains("1 request");
    }

    private static void await(Launcher.Run run, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.call()) {
            assertThat(run.process().isAlive()).as("runs on").isTrue();
            assertThat(System.nanoTime()).as("is so far within two minutes").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Path ledger() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("credits-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
