/** The domain of trending hashtags, and the port that adapters implement. */
module io.github.trendinghashtags {
    requires static transitive org.jspecify;

    exports io.github.trendinghashtags;
    exports io.github.trendinghashtags.credits;
    exports io.github.trendinghashtags.ranking;
}
