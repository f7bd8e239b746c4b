package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that a client and its views have used most recently. A response can repeat the key of another call, since all of
 * them share connections. Safe for use by many threads.
 */
final class RecentKeys {
    private static final int MAX_KEYS = 16;

    private volatile Known known = new Known(List.of(), KeyRedactor.NONE);

    private record Known(List<ApiKey> keys, KeyRedactor redactor) {}

    /** Returns the redactor of a key and of the others, which is mostly that of the call before. */
    KeyRedactor redactor(ApiKey key) {
        Known recent = known;
        return recent.keys.contains(key) ? recent.redactor : add(key);
    }

    private synchronized KeyRedactor add(ApiKey key) {
        List<ApiKey> keys = new ArrayList<>(known.keys);
        if (!keys.contains(key)) {
            keys.add(key);
        }
        List<ApiKey> recent = List.copyOf(keys.subList(Math.max(0, keys.size() - MAX_KEYS), keys.size()));
        KeyRedactor redactor = recent.stream().map(KeyRedactor::of).reduce(KeyRedactor.NONE, KeyRedactor::and);
        known = new Known(recent, redactor);
        return redactor;
    }
}
