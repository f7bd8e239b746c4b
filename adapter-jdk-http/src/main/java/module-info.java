/** The port over the JDK's HTTP client. */
module io.github.trendinghashtags.adapter.jdkhttp {
    requires transitive io.github.trendinghashtags.keyapi;
    requires transitive io.github.resilience4j.circuitbreaker;
    requires transitive io.github.resilience4j.ratelimiter;
    requires transitive io.github.resilience4j.retry;
    requires transitive java.net.http;
    requires com.fasterxml.jackson.core;
    requires io.github.resilience4j.core;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.jdkhttp;
}
