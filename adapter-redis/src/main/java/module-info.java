/** Pages, credits and pace that many machines share through Redis. */
module io.github.trendinghashtags.adapter.redis {
    requires transitive io.github.trendinghashtags.keyapi;
    requires transitive lettuce.core;
    // Lettuce needs these, and as an automatic module does not say so.
    requires io.netty.handler;
    requires io.netty.resolver.dns;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.trendinghashtags.adapter.redis;
}
