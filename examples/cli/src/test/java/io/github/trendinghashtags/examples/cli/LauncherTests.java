package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the launcher and the jar that the build makes, as processes in a folder of their own. */
@ExtendWith(StubKeyApiExtension.class)
abstract class LauncherTests {

    @TempDir
    Path directory;

    Launcher launcher;

    @BeforeEach
    void prepare() {
        launcher = new Launcher(directory);
    }
}
