package io.github.trendinghashtags.keyapi;

/** Runs a user's code, and ignores what it throws. */
final class Listeners {
    private Listeners() {}

    /** Ignores checked exceptions thrown unchecked as well: the call's own outcome stands. */
    static void run(Runnable listener) {
        try {
            listener.run();
        } catch (Throwable ignored) {
            // It has no say in the outcome.
        }
    }
}
