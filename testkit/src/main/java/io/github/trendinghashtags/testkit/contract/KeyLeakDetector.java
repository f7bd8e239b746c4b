package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Demands that no key, and no half of one, is in anything that this process logs or prints from now on until it is closed. Nothing is kept of what
 * it reads. Where several are open, what one test gives away is held against all.
 */
final class KeyLeakDetector implements AutoCloseable {
    private static final int QUOTED = 100;
    private static final List<KeyLeakDetector> OPEN = new CopyOnWriteArrayList<>();

    /** Is there while any watch is open. Guarded by {@link #OPEN}. */
    private static @Nullable OutputCapture tap;

    private final Secrets secrets;
    private volatile @Nullable String leak;

    private KeyLeakDetector(Secrets secrets) {
        this.secrets = secrets;
    }

    static KeyLeakDetector of(ApiKey key) {
        return of(Secrets.of(key));
    }

    /** Watches for these, and for what is added to them. */
    static KeyLeakDetector of(Secrets secrets) {
        KeyLeakDetector watch = new KeyLeakDetector(secrets);
        synchronized (OPEN) {
            OPEN.add(watch);
            if (tap == null) {
                tap = OutputCapture.open((source, text) -> OPEN.forEach(each -> each.inspect(source, text)));
            }
        }
        return watch;
    }

    private void inspect(String source, String text) {
        String found = leak == null ? secrets.findIn(text) : "";
        if (!found.isEmpty()) {
            int at = text.indexOf(found);
            int end = Math.min(text.length(), at + found.length() + QUOTED);
            String around = text.substring(Math.max(0, at - QUOTED), end);
            leak = source + ": " + secrets.hideIn(around).strip();
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
        if (leak != null) {
            throw new AssertionError("the key must appear nowhere, but does in " + leak);
        }
    }
}
