package io.github.trendinghashtags.examples.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses what only a command itself can see to be wrong, in the way of what the options refuse. */
final class Refusal {
    private Refusal() {}

    static ParameterException of(@Nullable CommandSpec spec, String message) {
        return new ParameterException(Objects.requireNonNull(spec, "spec").commandLine(), message);
    }
}
