/** The port over Feign. */
module io.github.trendinghashtags.adapter.feign {
    requires transitive feign.core;
    requires transitive io.github.trendinghashtags.keyapi;
    requires feign.hc5;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.feign;
}
