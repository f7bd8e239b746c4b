package io.github.trendinghashtags.examples.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that writes to a terminal, and can refuse what only it can see to be wrong. */
abstract class TerminalCommand implements Callable<Integer> {
    final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    TerminalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    final CommandSpec spec() {
        return Objects.requireNonNull(spec, "spec");
    }

    /** A refusal as that of a bad option: exit code 2. */
    final ParameterException refusal(String message) {
        return new ParameterException(spec().commandLine(), message);
    }
}
