package io.github.trendinghashtags.examples.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file that can't be written, or not be used. The message says it all. */
final class FileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileFailure(String message, IOException cause) {
        super(message, cause);
    }

    /** What went wrong, in words: some of the JDK's exceptions have the file's name for a message. */
    static String reason(IOException failure) {
        if (failure instanceof FileSystemException named && named.getReason() == null) {
            return named.getFile() + words(named);
        }
        return String.valueOf(failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return ": permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return ": there is no such file";
        }
        return failure instanceof FileAlreadyExistsException ? " is a file, not a directory" : ": it can't be used";
    }
}
