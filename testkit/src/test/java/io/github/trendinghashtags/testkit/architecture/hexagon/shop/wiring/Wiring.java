package io.github.trendinghashtags.testkit.architecture.hexagon.shop.wiring;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;
import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.adapter.one.OneAdapter;

final class Wiring {
    Port port() {
        return new OneAdapter();
    }
}
