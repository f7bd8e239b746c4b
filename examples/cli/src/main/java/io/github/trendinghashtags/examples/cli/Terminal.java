package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.examples.cli.text.Text;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Scanner;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the program writes, and what can be shown there.
 *
 * @param out the output; throws an {@code IOException} if its reader is gone, which a {@code PrintStream} would not
 * @param err all else
 * @param columns how many characters fit in a line, from 1
 * @param colour whether {@code out} shows colours
 * @param progress whether a line of {@code err} can be written over
 */
record Terminal(Writer out, PrintWriter err, int columns, boolean colour, boolean progress) {
    private static final String BEGINNING_OF_LINE = "\r\u001b[K";
    private static final int USUAL_COLUMNS = 80;
    private static final int MOST_NARROW = 20;
    private static final int PICOCLIS_LEAST = 55;

    /** The process's own streams, in UTF-8 whatever the locale. */
    static Terminal system() {
        Terminal terminal = of(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                System.getenv(),
                isInteractive(),
                isErrInteractive());
        return isInteractive() && System.getenv("COLUMNS") == null
                ? new Terminal(terminal.out, terminal.err, ownColumns(), terminal.colour, terminal.progress)
                : terminal;
    }

    static Terminal of(Writer out, Writer err, Map<String, String> environment, boolean interactive) {
        return of(out, err, environment, interactive, interactive);
    }

    /** Those streams, with the settings of the environment's {@code COLUMNS}, {@code NO_COLOR} and {@code TERM}. */
    static Terminal of(
            Writer out, Writer err, Map<String, String> environment, boolean interactive, boolean errInteractive) {
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean plain = dumb || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                out, new PrintWriter(err), columns(environment), interactive && !plain, errInteractive && !dumb);
    }

    /** Writes a line of output. */
    void say(String line) throws IOException {
        out.append(line).append('\n').flush();
    }

    /** Writes a line to the errors. */
    void warn(String message) {
        err.println(Cli.NAME + ": " + Text.visible(message));
        err.flush();
    }

    /** Writes over the line of progress, if the terminal can. An empty one leaves room for other lines. */
    void showProgress(String line) {
        if (progress) {
            err.print(BEGINNING_OF_LINE + line);
            err.flush();
        }
    }

    /** The same, without progress. */
    Terminal withoutProgress() {
        return new Terminal(out, err, columns, colour, false);
    }

    private static Writer utf8(FileDescriptor stream) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }

    /** Asks the terminal for its width, which shells rarely export; picocli knows how on each platform, from 55 on. */
    private static int ownColumns() {
        int columns = CommandSpec.create().usageMessage().autoWidth(true).width();
        return columns > PICOCLIS_LEAST ? columns : Math.max(MOST_NARROW, narrowColumns(columns));
    }

    /** Asks {@code stty}, which Windows does not have, for the width of a narrow terminal. */
    private static int narrowColumns(int otherwise) {
        ProcessBuilder stty = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT);
        try (Scanner rowsAndColumns = new Scanner(stty.start().getInputStream(), StandardCharsets.US_ASCII)) {
            rowsAndColumns.nextInt();
            int columns = rowsAndColumns.nextInt();
            return columns > 0 ? Math.min(otherwise, columns) : otherwise;
        } catch (IOException | NoSuchElementException unknown) {
            return otherwise;
        }
    }

    /** A console is input and output; only Linux shows whether the errors, which often go elsewhere, are on a terminal too. */
    private static boolean isErrInteractive() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | RuntimeException notLinux) {
            return isInteractive();
        }
    }

    /** Since JDK 22 there can be a console that is no terminal; older ones have no method to ask. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }
}
