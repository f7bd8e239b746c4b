package io.github.trendinghashtags.testredis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** Finds a Redis server: the system's, or else the one of embedded-redis. */
final class RedisProgram {
    private static final String PROPERTY = "redis.server";

    /** Found once, since the embedded one is unpacked. */
    private static final Path FOUND = find();

    private RedisProgram() {}

    static Path path() {
        return FOUND;
    }

    private static Path find() {
        String choice = System.getProperty(PROPERTY, "any");
        return switch (choice) {
            case "any" -> onPath().orElseGet(RedisProgram::embedded);
            case "system" ->
                onPath().orElseThrow(() -> new IllegalStateException("there is no redis-server on the PATH"));
            case "embedded" -> embedded();
            default -> throw new IllegalArgumentException(PROPERTY + " must be any, system or embedded, was " + choice);
        };
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path embedded() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath();
        } catch (IOException | RuntimeException none) {
            throw new IllegalStateException(
                    "these tests need a Redis server: install redis-server, version 5 or later (Debian, Ubuntu:"
                            + " apt-get install redis-server; macOS: brew install redis)",
                    none);
        }
    }
}
