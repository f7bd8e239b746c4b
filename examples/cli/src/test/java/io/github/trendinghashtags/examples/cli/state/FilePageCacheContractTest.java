package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.testkit.contract.PageCacheContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FilePageCacheContractTest extends PageCacheContract {
    private final List<StateDirectory> opened = new ArrayList<>();

    @TempDir
    private Path root;

    private Path path;

    @Override
    protected PageCache open() {
        try {
            path = Files.createTempDirectory(root, "state");
            return openDirectory();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    protected PageCache openAnother(PageCache first) {
        return openDirectory();
    }

    private PageCache openDirectory() {
        try {
            StateDirectory directory = StateDirectory.open(path);
            opened.add(directory);
            return directory.pageCache();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @AfterEach
    void close() {
        opened.forEach(StateDirectory::close);
    }
}
