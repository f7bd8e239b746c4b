package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.Endpoint.BadEnvironment;
import io.github.trendinghashtags.examples.cli.text.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line: from arguments to an exit code, whatever happens. A further subcommand is added here. */
final class Cli {
    static final String NAME = "trending-hashtags";

    static final int OK = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;

    private final Terminal terminal;
    private final RankingCommand ranking;

    private Cli(Terminal terminal, Supplier<Endpoint> endpoints) {
        this.terminal = terminal;
        this.ranking = new RankingCommand(terminal, endpoints);
    }

    /**
     * Runs what the arguments ask for. Every failure is told in one line.
     *
     * @param terminal where to write
     * @param endpoints asked once for who answers, when the arguments are understood
     * @param args the arguments
     * @return 0 where that is done, 1 where it failed, 2 where it was refused
     */
    static int run(Terminal terminal, Supplier<Endpoint> endpoints, String... args) {
        return new Cli(terminal, endpoints).run(args);
    }

    private int run(String... args) {
        PrintWriter out = new PrintWriter(terminal.out());
        int exitCode = new CommandLine(ranking)
                .setOut(out)
                .setErr(terminal.err())
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(55, Math.min(terminal.columns(), 110)))
                .setParameterExceptionHandler((refusal, given) -> refuse(refusal))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure))
                .execute(args);
        out.flush();
        return exitCode;
    }

    private int refuse(ParameterException refusal) {
        return report(REFUSED, refusal.getMessage() + " (see --help)", refusal);
    }

    private int fail(Exception failure) {
        if (failure instanceof BadEnvironment) {
            return report(REFUSED, String.valueOf(failure.getMessage()), failure);
        }
        if (failure instanceof IOException unwritten) {
            return isNoLongerRead(unwritten)
                    ? OK
                    : report(FAILED, "the output can't be written: " + unwritten.getMessage(), unwritten);
        }
        return report(FAILED, failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
    }

    /** Such as by {@code head}, which has what it wants, or because there never was an output. */
    private static boolean isNoLongerRead(IOException unwritten) {
        String message = String.valueOf(unwritten.getMessage());
        return Stream.of("Broken pipe", "pipe is being closed", "Bad file descriptor")
                .anyMatch(message::contains);
    }

    private int report(int exitCode, String message, Exception failure) {
        PrintWriter err = terminal.err();
        err.println(NAME + ": " + Text.visible(message));
        if (ranking.isVerbose()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }
}
