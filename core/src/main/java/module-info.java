/** The domain of trending hashtags, the port that adapters implement, and what they share of the wire. */
module io.github.trendinghashtags {
    requires static transitive org.jspecify;

    exports io.github.trendinghashtags;
    exports io.github.trendinghashtags.credits;
    exports io.github.trendinghashtags.ranking;
    exports io.github.trendinghashtags.spi;
}
