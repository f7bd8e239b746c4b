package io.github.trendinghashtags.adapter.feign;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects all that is logged at any level until it is closed. */
final class CapturedLog extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> records = new ConcurrentLinkedQueue<>();
    private final Level before = ROOT.getLevel();

    CapturedLog() {
        setLevel(Level.ALL);
        ROOT.addHandler(this);
        ROOT.setLevel(Level.ALL);
    }

    /** Each record with its logger's name and the stack trace of what was thrown, if it has one. */
    String text() {
        return String.join("\n", records);
    }

    @Override
    public void publish(LogRecord logged) {
        StringWriter thrown = new StringWriter();
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(new PrintWriter(thrown));
        }
        records.add(logged.getLoggerName() + ": " + new SimpleFormatter().formatMessage(logged) + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.setLevel(before);
        ROOT.removeHandler(this);
    }
}
