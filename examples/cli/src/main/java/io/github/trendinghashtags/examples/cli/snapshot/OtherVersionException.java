package io.github.trendinghashtags.examples.cli.snapshot;

import java.io.IOException;

/** A file that another version of this program wrote. The message says how to go on. */
public final class OtherVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherVersionException(int version) {
        super("it is of format " + version + ", this version reads and writes format " + SnapshotLine.VERSION + ": "
                + (version < SnapshotLine.VERSION
                        ? "keep it under another name, and begin a new file"
                        : "use the newer version of this program that wrote it"));
    }
}
