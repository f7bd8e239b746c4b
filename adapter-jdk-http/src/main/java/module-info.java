/** The port over the JDK's HTTP client. */
module io.github.trendinghashtags.adapter.jdkhttp {
    requires transitive io.github.trendinghashtags.keyapi;
    requires transitive java.net.http;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.jdkhttp;
}
