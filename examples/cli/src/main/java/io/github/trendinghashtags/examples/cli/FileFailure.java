package io.github.trendinghashtags.examples.cli;

import java.io.IOException;

/** A file that can't be written, or not be used. The message says it all. */
final class FileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileFailure(String message, IOException cause) {
        super(message, cause);
    }
}
