package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.examples.cli.Endpoint.BadEnvironment;
import io.github.trendinghashtags.examples.cli.SharedRedis.UnreachableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs the command line: from arguments to an exit code, whatever happens. Each subcommand has its own class. */
final class Cli {
    static final String NAME = "hashtags";

    static final int OK = 0;
    static final int FAILED = 1;
    static final int REFUSED = 2;

    private final Terminal terminal;
    private final RankingCommand ranking;
    private final List<Callable<Integer>> subcommands;

    private Cli(Terminal terminal, Supplier<Endpoint> endpoints, Timing timing) {
        this.terminal = terminal;
        this.ranking = new RankingCommand(terminal, endpoints);
        this.subcommands = List.of(
                new PlanCommand(terminal),
                new FetchCommand(terminal, endpoints),
                new SnapshotCommand(terminal, endpoints),
                new SweepCommand(terminal, endpoints, timing),
                new DiffCommand(terminal),
                new WatchCommand(terminal, endpoints, timing),
                new ReportCommand(terminal, endpoints));
    }

    /**
     * Runs what the arguments ask for. Says in one line why it fails, if it does.
     *
     * @param terminal where to write
     * @param endpoints asked once where to fetch, after the arguments are parsed
     * @param args the arguments
     * @return 0 if that is done, 1 if it failed, 2 if it was refused
     */
    static int run(Terminal terminal, Supplier<Endpoint> endpoints, String... args) {
        return run(terminal, endpoints, Timing.system(), args);
    }

    /** The same with another clock. */
    static int run(Terminal terminal, Supplier<Endpoint> endpoints, Timing timing, String... args) {
        return new Cli(terminal, endpoints, timing).run(args);
    }

    private int run(String... args) {
        StringWriter out = new StringWriter();
        CommandLine commands = new CommandLine(ranking);
        subcommands.forEach(commands::addSubcommand);
        commands.addSubcommand("completion", new GenerateCompletion());
        int exitCode = Conversions.register(commands)
                .setOut(new PrintWriter(out))
                .setErr(terminal.err())
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(Math.max(55, Math.min(terminal.columns(), 110)))
                .setExecutionStrategy(Cli::execute)
                .setParameterExceptionHandler((refusal, given) -> refuse(refusal))
                .setExecutionExceptionHandler((failure, command, parsed) -> fail(failure))
                .execute(args);
        try {
            // What picocli prints, by a writer that would forget that it can't be written.
            terminal.out().append(out.toString()).flush();
        } catch (IOException unwritten) {
            return exitCode == OK ? fail(unwritten) : exitCode;
        }
        return exitCode;
    }

    /** An option before a subcommand belongs to the command without one, and would do nothing. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            for (OptionSpec option : parsed.matchedOptions()) {
                if (option.scopeType() != ScopeType.INHERIT && !option.usageHelp() && !option.versionHelp()) {
                    throw new ParameterException(
                            parsed.commandSpec().commandLine(),
                            option.longestName() + " must come after "
                                    + parsed.subcommand().commandSpec().name());
                }
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private int refuse(ParameterException refusal) {
        CommandSpec command = refusal.getCommandLine().getCommandSpec();
        String name = command.parent() == null ? "" : command.name() + " ";
        return report(REFUSED, refusal.getMessage() + suggestion(refusal) + " (see " + name + "--help)", refusal);
    }

    /** What may have been meant by a mistyped option or command. */
    private static String suggestion(ParameterException refusal) {
        List<String> similar = refusal instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(2).toList()
                : List.of();
        return similar.isEmpty() ? "" : ": did you mean " + String.join(" or ", similar) + "?";
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
        if (failure instanceof TrendingHashtagsException known) {
            return report(FAILED, FailureText.of(known), failure);
        }
        String message = String.valueOf(failure.getMessage());
        return report(
                FAILED,
                failure instanceof FileFailure || failure instanceof UnreachableException
                        ? message
                        : "a fault of this program: " + message + " (see --verbose)",
                failure);
    }

    /** Whether the reader is gone, such as {@code head} after its last line, or there never was one. */
    private static boolean isNoLongerRead(IOException unwritten) {
        String message = String.valueOf(unwritten.getMessage());
        return Stream.of("Broken pipe", "pipe is being closed", "Bad file descriptor")
                .anyMatch(message::contains);
    }

    private int report(int exitCode, String message, Exception failure) {
        terminal.warn(withoutPasswords(message));
        if (ranking.isVerbose()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            terminal.err().print(withoutPasswords(trace.toString()));
            terminal.err().flush();
        }
        return exitCode;
    }

    /** A mistyped option is shown as it was given, and it may have been a URI with a password. */
    private static String withoutPasswords(String text) {
        return text.replaceAll("://.*@", "://…@");
    }
}
