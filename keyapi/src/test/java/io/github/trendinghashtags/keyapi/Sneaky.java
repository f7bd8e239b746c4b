package io.github.trendinghashtags.keyapi;

/** Throws checked exceptions where none is declared, as Kotlin code does. */
final class Sneaky {
    private Sneaky() {}

    static RuntimeException unchecked(Throwable thrown) {
        throw Sneaky.<RuntimeException>sneak(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
