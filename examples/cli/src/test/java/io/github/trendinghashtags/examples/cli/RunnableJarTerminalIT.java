package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.trendinghashtags.examples.cli.text.Text;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the jar says to who types, on a terminal and off it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class RunnableJarTerminalIT extends LauncherTests {

    @ParameterizedTest
    @CsvSource({"fetch --transprot=jdk, --transport", "snapshto kept, snapshot"})
    void suggestsWhatMayHaveBeenMeant(String command, String meant, StubKeyApiServer stub) throws Exception {
        Invocation run = launcher.calling(stub).run(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean ", meant).hasLineCount(1);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void namesNoClassOfJava(StubKeyApiServer stub) throws Exception {
        stub.enqueue(StubResponse.envelope(402, 402, "no credits"));

        assertFailure(launcher.calling(stub).run("fetch"), "HTTP 402");
    }

    @Test
    void tellsANameThatIsNotKnownFromARefusedConnection(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub);
        stub.close();

        assertFailure(launcher.run("fetch"), "accepts no connection");
        launcher.with("KEYAPI_API_BASE_URL", "https://nowhere.invalid");
        assertFailure(launcher.run("fetch"), "the host's name is not known");
    }

    private static void assertFailure(Invocation run, String message) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("hashtags: ")
                .contains(message)
                .doesNotContainPattern("Exception|java\\.|io\\.github|OutOfCredits|ConnectionFailed")
                .hasLineCount(1);
    }

    @Test
    void paysForNoPageThatIsKnownToBeBeyondTheEnd(StubKeyApiServer stub) throws Exception {
        launcher.calling(stub).run("fetch");

        Invocation beyond = launcher.run("fetch", "--page=6");

        assertThat(beyond.exitCode()).isEqualTo(2);
        assertThat(beyond.err()).contains("page 6 is beyond the end").hasLineCount(1);
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "script, which makes a terminal, is another one elsewhere")
    void fillsTheTerminalThatItIsOn() throws Exception {
        List<String> wide = rows(onATerminal(200, "fetch --demo"));
        List<String> narrow = rows(onATerminal(48, "fetch --demo"));

        // 80 columns, which is what it takes off a terminal, cut this one off.
        assertThat(wide).hasSize(20).first().asString().endsWith("Vehicle & Transportation");
        assertThat(narrow).hasSize(20).allMatch(row -> Text.width(row) <= 48);
    }

    private static List<String> rows(String out) {
        return out.replaceAll("\u001b\\[[0-9]*[mK]", "")
                .lines()
                .filter(line -> line.contains("#"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "fetch --all, 5 pages · 100 of 100 hashtags",
        "snapshot kept, 5 pages · 100 of 100 hashtags",
        "report --out=kept, 5 pages · 100 of 100 hashtags",
        "sweep --to=kept, 1 of 1 ranking"
    })
    @EnabledOnOs(value = OS.LINUX, disabledReason = "script, which makes a terminal, is another one elsewhere")
    void showsProgressOnATerminal(String command, String progress, StubKeyApiServer stub) throws Exception {
        launcher.calling(stub);

        assertThat(onATerminal(100, command)).contains("\r\u001b[K" + progress);
        assertThat(stub.requests()).hasSize(5);
    }

    private String onATerminal(int columns, String command) throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script")))
                .as("util-linux's script, which makes a terminal")
                .isTrue();
        String inside = "stty cols " + columns + " && '" + Launcher.FILE + "' " + command;
        Invocation run =
                launcher.command(List.of("script", "-qec", inside, "/dev/null")).end();
        assertThat(run.exitCode()).as(run.out()).isZero();
        return run.out();
    }
}
