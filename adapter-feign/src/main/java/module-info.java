/** The port over Feign. */
module io.github.trendinghashtags.adapter.feign {
    requires transitive feign.core;
    requires transitive io.github.trendinghashtags.keyapi;
    requires transitive io.github.resilience4j.circuitbreaker;
    requires transitive io.github.resilience4j.ratelimiter;
    requires transitive io.github.resilience4j.retry;
    requires com.fasterxml.jackson.core;
    requires feign.hc5;
    requires io.github.resilience4j.core;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.feign;
}
