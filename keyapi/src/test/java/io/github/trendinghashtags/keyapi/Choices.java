package io.github.trendinghashtags.keyapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Choices drawn from bytes, so that a fuzzer that changes a byte changes a choice. Without bytes, the first is chosen. */
final class Choices {
    private final byte[] bytes;
    private int next;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A number from 0 to one below the bound. */
    int below(int bound) {
        int drawn = bound > 256 ? octet() << 8 | octet() : octet();
        return drawn % bound;
    }

    <T> T oneOf(T[] values) {
        return values[below(values.length)];
    }

    boolean coin() {
        return below(2) == 1;
    }

    long number() {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    /** Text of any characters, up to that many bytes long. */
    String text(int most) {
        int end = Math.min(bytes.length, next + below(most + 1));
        String text = new String(Arrays.copyOfRange(bytes, Math.min(next, end), end), StandardCharsets.UTF_8);
        next = Math.max(next, end);
        return text;
    }

    private int octet() {
        return next < bytes.length ? bytes[next++] & 0xff : 0;
    }
}
