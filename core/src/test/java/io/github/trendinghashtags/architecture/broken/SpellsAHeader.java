package io.github.trendinghashtags.architecture.broken;

/** Breaks the rule that core does not know HTTP's headers. */
record SpellsAHeader(long seconds) {
    String name() {
        return "Retry-After";
    }
}
