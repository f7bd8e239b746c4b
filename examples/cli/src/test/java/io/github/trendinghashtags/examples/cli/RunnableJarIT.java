package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.examples.cli.Launcher.Run;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testredis.TestRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The launcher and the jar that the build makes, as processes in another folder. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class RunnableJarIT extends LauncherTests {

    @Test
    void keepsQuotesIntactInAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("linked"), Path.of(Launcher.FILE));

        Invocation run = launcher.command(List.of(link.toString(), "fetch", "--demo", "--industry", "Food & Beverage"))
                .end();
        Files.delete(link);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.lines().subList(3, 23)).allMatch(line -> line.endsWith("Food & Beverage"));
    }

    @Test
    void saysWhichJavaItNeeds() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk 11/bin")).getParent();
        assertThat(Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"any\"\nJAVA_VERSION=\"11.0.2\"\n");

        Invocation tooOld = launcher.with("JAVA_HOME", old.toString()).run("plan");
        Invocation missing = launcher.with("JAVA_HOME", "/nowhere").run("plan");

        assertThat(tooOld.exitCode() + missing.exitCode()).isEqualTo(2);
        assertThat(tooOld.err()).contains("needs Java 17 or later", "11.0.2").hasLineCount(1);
        assertThat(missing.err()).contains("needs Java 17 or later").hasLineCount(1);
    }

    @Test
    void breaksNoBudgetByProcessesAtOnce(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub);
        List<Run> processes = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            processes.add(launcher.start("fetch", "--page=" + page, "--budget=7"));
        }

        long done = 0;
        for (Run process : processes) {
            Invocation run = process.end();
            assertThat(run.err())
                    .satisfiesAnyOf(
                            err -> assertThat(err).isEmpty(),
                            err -> assertThat(err).contains("no room in the credits of the day"));
            done += run.exitCode() == 0 ? 1 : 0;
        }

        assertThat(done).isEqualTo(1);
        assertThat(stub.creditsCharged()).isEqualTo(2);
    }

    @Test
    void paysForAPageOnceInTwoProcesses(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub);
        Invocation first = launcher.run("fetch");
        Invocation second = launcher.run("fetch");
        Invocation fresh = launcher.run("fetch", "--fresh");

        assertThat(first.exitCode() + second.exitCode() + fresh.exitCode()).isZero();
        assertThat(first.lines()).last().asString().contains(" · 1 request · at most 2 credits · ");
        assertThat(second.lines())
                .last()
                .asString()
                .contains(" · at most 0 credits · 1 page of today not paid for again · ");
        assertThat(fresh.lines()).last().asString().contains(" · 1 request · at most 2 credits · ");
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void sweepsTheSameListInTwoProcessesAndPaysOnce(StubKeyApiServer stub) throws Exception {
        try (TestRedis redis = TestRedis.start("--requirepass", "correct-horse")) {
            launcher.calling(stub).with("REDISCLI_AUTH", "correct-horse");
            String uri = "redis://127.0.0.1:" + redis.port();
            List<Run> processes = new ArrayList<>();
            for (String to : List.of("one", "two")) {
                processes.add(launcher.start("sweep", "--to=" + to, "--regions=us,gb,fr", "--redis=" + uri));
            }

            for (Run process : processes) {
                Invocation run = process.end();
                assertThat(run.err()).isEmpty();
                assertThat(run.exitCode()).isZero();
                assertThat(run.out()).contains("3 of 3 rankings in ");
            }
        }
        assertThat(stub.requests()).extracting(StubRequest::query).doesNotHaveDuplicates();
        assertThat(stub.creditsCharged()).isEqualTo(3 * 10);
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void loadsNothingOfRedisUnlessItIsAskedTo() throws Exception {
        Path classes = directory.resolve("classes.txt");

        Invocation run = launcher.with("HASHTAGS_OPTS", "-Xlog:class+load:file=" + classes)
                .run();

        assertThat(run.exitCode()).isZero();
        assertThat(classes).content().contains("cli.Main").doesNotContain("lettuce", "netty", "SharedRedis");
    }

    @Test
    void completesItsCommandsAndOptionsInBash() throws Exception {
        Invocation script = launcher.run("completion");
        Files.writeString(
                directory.resolve("complete.sh"),
                script.out() + "\nCOMP_WORDS=(hashtags fetch --trans); COMP_CWORD=2; _complete_hashtags\n"
                        + "echo \"${COMPREPLY[@]}\"\n");

        Invocation completed = launcher.command(List.of("bash", "complete.sh")).end();

        assertThat(completed.lines()).last().isEqualTo("--transport");
    }
}
