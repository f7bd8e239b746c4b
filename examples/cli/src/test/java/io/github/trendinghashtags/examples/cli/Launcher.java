package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the launcher that the build makes, in a folder that is not its own and without a key. */
final class Launcher {
    static final String FILE = Path.of("target", "hashtags").toAbsolutePath().toString();

    /** Beside the key's, the variables of whoever runs the tests that would change what the program does. */
    private static final Set<String> OTHERS = Set.of("COLUMNS", "NO_COLOR", "HASHTAGS_OPTS", "JAVA_TOOL_OPTIONS");

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    Launcher(Path directory) {
        this.directory = directory;
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", directory.toString());
        environment.put("XDG_STATE_HOME", directory.resolve("state").toString());
        environment.put("TERM", "xterm");
    }

    /** Gives it a key and an address. */
    Launcher calling(StubKeyApiServer stub) {
        return with("KEYAPI_TOKEN", stub.apiKey().reveal())
                .with("KEYAPI_API_BASE_URL", stub.baseUri().toString());
    }

    Launcher with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Invocation run(String... args) throws Exception {
        return start(args).end();
    }

    Run start(String... args) throws IOException {
        return command(Stream.concat(Stream.of(FILE), Stream.of(args)).toList());
    }

    /** Starts another command with the same environment. */
    Run command(List<String> command) throws IOException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Files.createTempFile(directory, "in", ".txt").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("KEYAPI_") || OTHERS.contains(name));
        process.environment().putAll(environment);
        return new Run(process.start(), out, err);
    }

    /** A process, and where its output goes. */
    record Run(Process process, Path out, Path err) {

        Invocation end() throws Exception {
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("ended within two minutes").isTrue();
            return new Invocation(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }
}
