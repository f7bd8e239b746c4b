package io.github.trendinghashtags.keyapi;

/** Runs code of the user's whose outcome does not matter. */
final class Listeners {
    private Listeners() {}

    /** Ignores what the listener throws, checked exceptions thrown unchecked included: the call's own outcome stands. */
    static void run(Runnable listener) {
        try {
            listener.run();
        } catch (Throwable ignored) {
            // A listener only listens.
        }
    }
}
