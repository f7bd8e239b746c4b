package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;

/**
 * A port that says in one line of a terminal how many pages have come, and writes over that line at each. On anything
 * else than a terminal it says nothing. Safe for use by many threads.
 */
final class Progress extends ObservedPort implements AutoCloseable {
    private static final String BEGINNING_OF_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private int pages;
    private int hashtags;

    Progress(TrendingHashtagsPort port, Terminal terminal) {
        super(port);
        this.terminal = terminal;
    }

    /** Leaves an empty line for whatever comes next. */
    @Override
    public synchronized void close() {
        if (pages > 0) {
            show("");
        }
    }

    @Override
    synchronized void came(TrendingHashtagsPage page) {
        pages++;
        hashtags += page.hashtags().size();
        show(Footer.counted(pages, "page") + " · " + hashtags + " of " + page.total() + " hashtags");
    }

    @Override
    void failed(TrendingHashtagsException failure) {}

    private void show(String line) {
        if (terminal.progress()) {
            terminal.err().print(BEGINNING_OF_LINE + line);
            terminal.err().flush();
        }
    }
}
