package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;

/** Finds a library that is too old when a client is built, not after a request that was paid for. */
final class LibraryVersions {
    /** The first with {@code StreamReadConstraints.maxTokenCount}. */
    private static final Version JACKSON_NEEDED = new Version(2, 18, 0, null, null, null);

    private LibraryVersions() {}

    static void check() {
        requireJackson(PackageVersion.VERSION);
    }

    static void requireJackson(Version found) {
        if (found.compareTo(JACKSON_NEEDED) < 0) {
            throw new IllegalStateException(
                    "jackson-core " + found + " on the class path is too old: 2.18.0 or later is needed");
        }
    }
}
