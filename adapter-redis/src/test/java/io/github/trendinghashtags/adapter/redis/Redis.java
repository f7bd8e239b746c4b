package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One Redis server and one Lettuce client, for all tests that break neither. */
final class Redis {
    /** Held here, since loggers that are not are forgotten, and their levels with them. */
    private static final Logger LETTUCE = Logger.getLogger("io.lettuce");

    private static final TestRedis SERVER = TestRedis.start();
    private static final RedisClient CLIENT = client(SERVER.port());

    static {
        LETTUCE.setLevel(Level.OFF); // Lost connections are what these tests are about.
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private Redis() {}

    static RedisClient client() {
        return CLIENT;
    }

    static RedisClient client(int port) {
        return RedisClient.create(RedisURI.create("127.0.0.1", port));
    }

    /** A prefix under which nothing is kept. */
    static String newPrefix() {
        return "test-" + UUID.randomUUID();
    }
}
