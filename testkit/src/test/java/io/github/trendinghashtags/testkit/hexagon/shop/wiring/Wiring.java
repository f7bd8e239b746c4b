package io.github.trendinghashtags.testkit.hexagon.shop.wiring;

import io.github.trendinghashtags.testkit.hexagon.conforming.Port;
import io.github.trendinghashtags.testkit.hexagon.conforming.adapter.one.OneAdapter;

final class Wiring {
    Port port() {
        return new OneAdapter();
    }
}
