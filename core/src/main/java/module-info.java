/** The domain of trending hashtags, and the port that adapters implement. */
@SuppressWarnings("module") // The module that may use the checks is compiled after this one.
module io.github.trendinghashtags {
    requires static transitive org.jspecify;

    exports io.github.trendinghashtags;
    exports io.github.trendinghashtags.checks to
            io.github.trendinghashtags.adapter.redis;
    exports io.github.trendinghashtags.credits;
    exports io.github.trendinghashtags.ranking;
}
