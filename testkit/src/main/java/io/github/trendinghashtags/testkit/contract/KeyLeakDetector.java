package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Demands that no key, and no half of one, is in anything that this process logs or prints from now on until it is closed. Nothing is kept of what
 * it reads. Where several are open, what one test gives away is held against all.
 */
final class OutputWatch implements AutoCloseable {
    private static final int QUOTED = 100;
    private static final List<OutputWatch> OPEN = new CopyOnWriteArrayList<>();

    /** Is there while any watch is open. Guarded by {@link #OPEN}. */
    private static @Nullable OutputTap tap;

    private final Secrets secrets;
    private volatile @Nullable String heard;

    private OutputWatch(Secrets secrets) {
        this.secrets = secrets;
    }

    static OutputWatch of(ApiKey key) {
        return of(Secrets.of(key));
    }

    /** Watches for these, and for what is added to them. */
    static OutputWatch of(Secrets secrets) {
        OutputWatch watch = new OutputWatch(secrets);
        synchronized (OPEN) {
            OPEN.add(watch);
            if (tap == null) {
                tap = OutputTap.open((source, text) -> OPEN.forEach(each -> each.hear(source, text)));
            }
        }
        return watch;
    }

    private void hear(String source, String text) {
        String found = heard == null ? secrets.findIn(text) : "";
        if (!found.isEmpty()) {
            int at = text.indexOf(found);
            int end = Math.min(text.length(), at + found.length() + QUOTED);
            String around = text.substring(Math.max(0, at - QUOTED), end);
            heard = source + ": " + secrets.hideIn(around).strip();
        }
    }

    /**
     * Ends the watch.
     *
     * @throws AssertionError where the key was told
     */
    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
            if (OPEN.isEmpty() && tap != null) {
                tap.close();
                tap = null;
            }
        }
        if (heard != null) {
            throw new AssertionError("the key must appear nowhere, but does in " + heard);
        }
    }
}
