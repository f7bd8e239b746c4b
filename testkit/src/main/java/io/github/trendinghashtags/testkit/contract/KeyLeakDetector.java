package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Detects keys, and halves of them, in what this process logs or prints until it is closed. Keeps nothing of what it
 * reads. If several are open, each detects the leaks of all tests.
 */
final class KeyLeakDetector implements AutoCloseable {
    private static final int QUOTED = 100;
    private static final List<KeyLeakDetector> OPEN = new CopyOnWriteArrayList<>();

    /** Not null while any detector is open. Guarded by {@link #OPEN}. */
    private static @Nullable OutputCapture tap;

    private final Secrets secrets;
    private volatile @Nullable String leak;

    private KeyLeakDetector(Secrets secrets) {
        this.secrets = secrets;
    }

    static KeyLeakDetector of(ApiKey key) {
        return of(Secrets.of(key));
    }

    /** Returns a detector of these secrets, and of those that are added later. */
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
     * Stops.
     *
     * @throws AssertionError if a key was found
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
