package io.github.trendinghashtags.examples.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the program writes, and what can be shown there.
 *
 * @param out the answer; tells in an {@code IOException} where nobody reads it, which a {@code PrintStream} would not
 * @param err all else
 * @param columns how many characters fit in a line, from 1
 * @param colour whether {@code out} shows colours
 */
record Terminal(Writer out, PrintWriter err, int columns, boolean colour) {
    private static final int USUAL_COLUMNS = 80;

    /** The process's own streams, in UTF-8 whatever the locale. */
    static Terminal system() {
        return of(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv(), isInteractive());
    }

    /** Those streams, as far as the environment's {@code COLUMNS}, {@code NO_COLOR} and {@code TERM} say. */
    static Terminal of(Writer out, Writer err, Map<String, String> environment, boolean interactive) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(out, new PrintWriter(err), columns(environment), interactive && !plain);
    }

    private static Writer utf8(FileDescriptor stream) {
        return new BufferedWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }

    private static int columns(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
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
