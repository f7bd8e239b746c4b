package io.github.trendinghashtags.testredis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Redis server on loopback, in a process of its own. It keeps every write in a file, so that it can be restarted with its
 * data. The system property {@code redis.server} says which is used: {@code system}, {@code embedded}, or {@code any}, which
 * is the default.
 */
public final class TestRedis implements AutoCloseable {
    private static final String READY = "Ready to accept connections";
    private static final int TRIES = 5;

    private final List<String> options;
    private final Path folder;
    private final int port;
    private Process process;

    private TestRedis(List<String> options, Path folder, int port) throws IOException {
        this.options = options;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /**
     * Starts a server.
     *
     * @param options of its command line, such as {@code --maxmemory 2mb}
     * @return the server
     * @throws IllegalStateException if there is none, or it does not start
     */
    public static TestRedis start(String... options) {
        IllegalStateException failure = new IllegalStateException("Redis did not start");
        for (int i = 0; i < TRIES; i++) {
            try {
                return new TestRedis(List.of(options), Files.createTempDirectory("test-redis"), freePort());
            } catch (IOException portTaken) {
                failure.addSuppressed(portTaken);
            }
        }
        throw failure;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                RedisProgram.path().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always"));
        command.addAll(options);
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = started.inputReader();
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            if (line.contains(READY)) {
                drain(output);
                return started;
            }
        }
        throw new IOException(log.toString());
    }

    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> output.lines().forEach(line -> {}), "test-redis-output");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, streamClosed) -> {});
        thread.start();
    }

    /**
     * Returns where the server listens.
     *
     * @return the port, on 127.0.0.1
     */
    public int port() {
        return port;
    }

    /** Stops the process, which keeps its connections and does not respond. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " returned " + code);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }

    /** Ends the process at once. */
    public void stop() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts the server again, on the same port, with all that it had acknowledged. */
    public void startAgain() {
        try {
            process = launch();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the server again, on the same port, without its data. */
    public void startAgainEmpty() {
        deleteData();
        startAgain();
    }

    private void deleteData() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        stop();
        deleteData();
        folder.toFile().delete();
    }
}
