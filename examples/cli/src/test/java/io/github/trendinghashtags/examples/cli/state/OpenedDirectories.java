package io.github.trendinghashtags.examples.cli.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens one place as several processes would, for a contract that closes nothing itself. */
final class OpenedDirectories {
    private final List<StateDirectory> opened = new ArrayList<>();
    private Path path = Path.of("");

    StateDirectory openNew(Path root) {
        try {
            path = Files.createTempDirectory(root, "state");
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        return openAgain();
    }

    StateDirectory openAgain() {
        try {
            StateDirectory directory = StateDirectory.open(path);
            opened.add(directory);
            return directory;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    void close() {
        opened.forEach(StateDirectory::close);
    }
}
