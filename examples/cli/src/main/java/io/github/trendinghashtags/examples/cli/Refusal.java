package io.github.trendinghashtags.examples.cli;

import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses what only a command itself can see to be wrong, in the way of what the options refuse. */
final class Refusal {
    private Refusal() {}

    /** Whether one of a mixin's options is on the command line. */
    static boolean isAnyGiven(@Nullable CommandSpec spec, Object mixin) {
        return Objects.requireNonNull(spec, "spec").commandLine().getParseResult().matchedOptions().stream()
                .anyMatch(option -> isOf(option.userObject(), mixin));
    }

    private static boolean isOf(@Nullable Object owner, Object mixin) {
        return owner instanceof Field field && field.getDeclaringClass() == mixin.getClass();
    }

    static ParameterException of(@Nullable CommandSpec spec, String message) {
        return new ParameterException(Objects.requireNonNull(spec, "spec").commandLine(), message);
    }
}
