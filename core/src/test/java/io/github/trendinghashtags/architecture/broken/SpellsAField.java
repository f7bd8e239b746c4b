package io.github.trendinghashtags.architecture.broken;

/** Breaks the rule that core does not know KeyAPI's field names. */
record SpellsAField(int type) {
    String problem() {
        return "rank_diff_type must be from 1 to 4, was " + type;
    }
}
