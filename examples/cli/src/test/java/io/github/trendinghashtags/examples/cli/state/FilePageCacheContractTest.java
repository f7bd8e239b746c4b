package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.testkit.contract.PageCacheContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FilePageCacheContractTest extends PageCacheContract {
    private final OpenedDirectories directories = new OpenedDirectories();

    @TempDir
    private Path root;

    @Override
    protected PageCache open() {
        return directories.openNew(root).pageCache();
    }

    @Override
    protected PageCache openAnother(PageCache first) {
        return directories.openAgain().pageCache();
    }

    @AfterEach
    void close() {
        directories.close();
    }
}
