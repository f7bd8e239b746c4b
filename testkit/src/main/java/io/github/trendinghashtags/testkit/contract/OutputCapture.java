package io.github.trendinghashtags.testkit.contract;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Captures what this process logs by {@link java.util.logging}, at the finest level, and what it prints, until it is
 * closed. Passes all of it on.
 */
final class OutputCapture extends Handler {
    /**
     * The logger by which the JDK's HTTP client quotes at {@code FINE} what it can't parse; that can't be prevented.
     */
    private static final String JDK_DEBUGGING = "jdk.internal.httpclient.debug";

    /** How much printed text is kept to be searched together with what follows. */
    private static final int OVERLAP = 1024;

    private final BiConsumer<String, String> listener;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");
    private final @Nullable Level level = root.getLevel();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private OutputCapture(BiConsumer<String, String> listener) {
        this.listener = listener;
    }

    /**
     * Starts to capture.
     *
     * @param listener takes the name of the source and a text, on any thread; several at a time
     */
    static OutputCapture open(BiConsumer<String, String> listener) {
        OutputCapture tap = new OutputCapture(listener);
        tap.root.addHandler(tap);
        tap.root.setLevel(Level.ALL);
        System.setOut(new PrintStream(tap.new Printed("System.out", tap.out), true));
        System.setErr(new PrintStream(tap.new Printed("System.err", tap.err), true));
        return tap;
    }

    @Override
    public void publish(LogRecord logged) {
        if (JDK_DEBUGGING.equals(logged.getLoggerName())) {
            return;
        }
        try {
            listener.accept("the log of " + logged.getLoggerName() + " at " + logged.getLevel(), text(logged));
        } catch (RuntimeException unreadable) {
            reportError(null, unreadable, ErrorManager.FORMAT_FAILURE);
        }
    }

    private String text(LogRecord logged) {
        StringBuilder text = new StringBuilder(formatter.formatMessage(logged));
        if (logged.getParameters() != null) {
            text.append(' ').append(Arrays.deepToString(logged.getParameters()));
        }
        if (logged.getThrown() != null) {
            text.append('\n').append(stackTrace(logged.getThrown()));
        }
        return text.toString();
    }

    /** Returns the stack trace with messages, causes and suppressed exceptions. */
    static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        root.setLevel(level);
        root.removeHandler(this);
    }

    /** Passes on what is printed, and reports it to the listener. */
    private final class Printed extends OutputStream {
        private final String source;
        private final PrintStream original;
        private String before = "";

        Printed(String source, PrintStream original) {
            this.source = source;
            this.original = original;
        }

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            original.write(bytes, offset, length);
            String text = before + new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            listener.accept(source, text);
            before = text.substring(Math.max(0, text.length() - OVERLAP));
        }

        @Override
        public void flush() {
            original.flush();
        }
    }
}
