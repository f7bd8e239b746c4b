package io.github.trendinghashtags.examples.cli.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that several processes use at once. Each operation on its files holds a file lock, which the system releases
 * if a process dies, and runs on a thread of the directory's own, so that no interrupt of a caller ends it half-way.
 */
public final class StateDirectory implements AutoCloseable {
    private static final String NAME = "trending-hashtags";
    private static final Duration PAGES_KEPT = Duration.ofDays(2);
    private static final long LONGEST_SECONDS_TO_CLOSE = 5;

    /** A process holds a file lock as a whole: this excludes two directories of one process. */
    private static final Object PROCESS = new Object();

    private final Path path;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(StateDirectory::daemon);

    private StateDirectory(Path path) {
        this.path = path;
    }

    /**
     * Opens a directory, creates it if it is not there, and deletes pages that are of no use any more.
     *
     * @param path the directory
     * @return the directory, to be closed
     * @throws IOException if it can't be written, or today's ledger can't be read
     */
    public static StateDirectory open(Path path) throws IOException {
        StateDirectory directory = new StateDirectory(path);
        try {
            Files.createDirectories(directory.pages());
            directory.inLock(() -> {
                directory.deleteOldPages();
                return new LedgerDay(directory.ledger(LocalDate.now(ZoneOffset.UTC))).read();
            });
            return directory;
        } catch (IOException | RuntimeException unusable) {
            directory.close();
            throw unusable;
        }
    }

    /**
     * Returns where the platform keeps a program's state.
     *
     * @param environment the environment's variables
     * @param system the operating system's name
     * @return the directory, or null if the environment names no home
     */
    public static @Nullable Path ofPlatform(Map<String, String> environment, String system) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return in(environment.get("LOCALAPPDATA"));
        }
        String home = environment.get("HOME");
        if (os.startsWith("mac")) {
            return in(home == null || home.isEmpty() ? null : home + "/Library/Application Support");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        if (state.startsWith("/")) {
            return in(state);
        }
        return in(home == null || home.isEmpty() ? null : home + "/.local/state");
    }

    private static @Nullable Path in(@Nullable String directory) {
        return directory == null || directory.isEmpty() ? null : Path.of(directory, NAME);
    }

    /**
     * The credits that all who use the directory have spent.
     *
     * @return the ledger
     */
    public FileCreditLedger ledger() {
        return new FileCreditLedger(this);
    }

    /**
     * The pages that all who use the directory have paid for.
     *
     * @return the cache
     */
    public FilePageCache pageCache() {
        return new FilePageCache(this);
    }

    Path ledger(LocalDate day) {
        return path.resolve("credits-" + day + ".log");
    }

    Path coolDown() {
        return path.resolve("cool-down");
    }

    Path pages() {
        return path.resolve("pages");
    }

    /** Runs an operation while no other process or thread runs one. */
    <T extends @Nullable Object> CompletionStage<T> locked(Callable<T> operation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return inLock(operation);
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    }
                },
                thread);
    }

    private <T extends @Nullable Object> T inLock(Callable<T> operation) throws IOException {
        synchronized (PROCESS) {
            try (FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock(); // until the file is closed
                return operation.call();
            } catch (IOException | RuntimeException failure) {
                throw failure;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void deleteOldPages() throws IOException {
        Instant oldest = Instant.now().minus(PAGES_KEPT);
        List<Path> files;
        try (Stream<Path> found = Files.list(pages())) {
            files = found.toList();
        }
        for (Path file : files) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Waits until what was begun is on the disk, even if the thread is interrupted. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "state");
        thread.setDaemon(true);
        return thread;
    }
}
