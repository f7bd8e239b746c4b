package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is invented is kept only if that is asked for, is marked wherever it goes, and never stands beside real data. */
@ExtendWith(StubKeyApiExtension.class)
class HonestDataTest {

    @TempDir
    private Path directory;

    private String file;
    private String page;

    @BeforeEach
    void name() {
        file = directory.resolve("rankings.jsonl").toString();
        page = directory.resolve("report.html").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot FILE", "watch --snapshots=FILE", "report --out=FILE", "sweep --to=FILE"})
    void keepsNothingWithoutAKeyUnlessAskedTo(String command) {
        Invocation run = withoutAKey(command.replace("FILE", file).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("KEYAPI_TOKEN is not set")
                .contains("--demo")
                .hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot FILE --demo", "report --out=FILE --demo"})
    void keepsInventedDataIfAskedToAndMarksIt(String command) {
        Invocation run = withoutAKey(command.replace("FILE", file).split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith(Endpoint.DEMO_NOTICE);
        assertThat(Path.of(file)).content().containsAnyOf("\"invented\":true", Endpoint.INVENTED);
    }

    @Test
    void marksTheFilesOfASweepAndPutsNothingRealBesideThem(StubKeyApiServer stub) throws IOException {
        Path state = directory.resolve("state");
        withoutAKey("sweep", "--demo", "--to=" + directory);

        Invocation real =
                Invocation.of(() -> Endpoint.at(stub.settings(), state), Map.of(), "sweep", "--to=" + directory);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .singleElement(InstanceOfAssertFactories.PATH)
                    .content()
                    .contains("\"invented\":true");
        }
        assertThat(real.exitCode()).isEqualTo(2);
        assertThat(real.err()).contains("line 1 is invented, and real data").hasLineCount(1);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void inventsIfAskedToThoughThereIsAKey(StubKeyApiServer stub) {
        Invocation run = Invocation.of(stub, "fetch", "--demo");

        assertThat(run.out()).startsWith(Endpoint.DEMO_NOTICE);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void marksEachLineForProgramsToo() {
        assertThat(withoutAKey("fetch", "--format=csv").lines().get(1)).endsWith(",true");
        assertThat(withoutAKey("fetch", "--format=json").lines().get(1)).contains("\"invented\":true");
    }

    @Test
    void marksWhatIsMadeOfInventedSnapshots() {
        withoutAKey("snapshot", file, "--demo");
        withoutAKey("snapshot", file, "--demo");

        assertThat(withoutAKey("diff", file).out()).startsWith(Endpoint.INVENTED);
        assertThat(withoutAKey("diff", file, "--format=json").out()).startsWith("{\"invented\":true,");
        assertThat(withoutAKey("report", "--from=" + file, "--out=" + page).exitCode())
                .isZero();
        assertThat(Path.of(page)).content().contains(Endpoint.INVENTED);
    }

    @Test
    void saysNothingOfTheKindAboutRealData(StubKeyApiServer stub) {
        Invocation.of(stub, "snapshot", file);
        Invocation.of(stub, "snapshot", file);

        assertThat(Path.of(file)).content().contains("\"invented\":false");
        assertThat(withoutAKey("diff", file, "--format=json").out()).startsWith("{\"invented\":false,");
        withoutAKey("report", "--from=" + file, "--out=" + page);
        assertThat(Path.of(page)).content().doesNotContain("nvented");
        assertThat(Invocation.of(stub, "fetch", "--format=json").out()).doesNotContain("invented");
        assertThat(Invocation.of(stub, "fetch", "--format=csv").lines().get(1)).endsWith(",false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot FILE --demo", "watch --snapshots=FILE --demo"})
    void putsNothingInventedBesideRealData(String command, StubKeyApiServer stub) {
        Invocation.of(stub, "snapshot", file);

        Invocation run = withoutAKey(command.replace("FILE", file).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("line 1 is real, and invented data does not belong beside it")
                .hasLineCount(1);
        assertThat(Path.of(file)).content().hasLineCount(1);
    }

    @Test
    void comparesNothingInventedWithRealData(StubKeyApiServer stub) {
        String other = directory.resolve("other.jsonl").toString();
        Invocation.of(stub, "snapshot", file);
        withoutAKey("snapshot", other, "--demo");

        Invocation run = withoutAKey("diff", file, other);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 1 is real, and invented data").hasLineCount(1);
    }

    private static Invocation withoutAKey(String... args) {
        return Invocation.of(() -> Endpoint.from(Map.of()), Map.of(), args);
    }
}
