package io.github.trendinghashtags.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script, and the digest by which Redis knows it once it has run.
 *
 * @param text in Lua
 * @param digest SHA-1 in hexadecimal digits
 */
record RedisScript(String text, String digest) {

    /** Loads files of this package and joins them: functions first, and last the script that uses them. */
    static RedisScript of(String... names) {
        String text = Stream.of(names).map(RedisScript::load).collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
            return new RedisScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // Every Java has it.
        }
    }

    private static String load(String name) {
        try (InputStream file = RedisScript.class.getResourceAsStream(name + ".lua")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
