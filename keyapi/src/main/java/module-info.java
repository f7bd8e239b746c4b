/** KeyAPI's wire protocol and the course of a call, over any transport. */
module io.github.trendinghashtags.keyapi {
    requires transitive io.github.trendinghashtags;
    requires transitive io.github.resilience4j.circuitbreaker;
    requires transitive io.github.resilience4j.ratelimiter;
    requires transitive io.github.resilience4j.retry;
    requires com.fasterxml.jackson.core;
    requires io.github.resilience4j.core;
    requires static org.jspecify;

    exports io.github.trendinghashtags.keyapi;
}
