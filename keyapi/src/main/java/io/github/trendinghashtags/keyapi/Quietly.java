package io.github.trendinghashtags.keyapi;

/** Runs users' listeners: what they throw does not change a call's outcome. */
final class Quietly {
    private Quietly() {}

    static void run(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error theirs) {
            // as it says
        }
    }
}
