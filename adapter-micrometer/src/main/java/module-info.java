/** Meters for what calls did, on Micrometer. */
module io.github.trendinghashtags.adapter.micrometer {
    requires transitive io.github.trendinghashtags.keyapi;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.micrometer;
}
