/** A consumer with both transports on its module path. */
module consumer {
    requires io.github.trendinghashtags.adapter.feign;
    requires io.github.trendinghashtags.adapter.jdkhttp;
}
