/** KeyAPI's wire protocol and the course of a call, over any transport. */
module io.github.trendinghashtags.keyapi {
    requires transitive io.github.trendinghashtags;
    requires static org.jspecify;

    exports io.github.trendinghashtags.keyapi;
}
