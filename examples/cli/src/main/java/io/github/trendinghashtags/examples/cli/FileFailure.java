package io.github.trendinghashtags.examples.cli;

import java.io.IOException;

/** A file that was to be written is not. The message says it all. */
final class FileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileFailure(String message, IOException cause) {
        super(message, cause);
    }
}
