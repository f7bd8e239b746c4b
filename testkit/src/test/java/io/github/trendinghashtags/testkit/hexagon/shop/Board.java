package io.github.trendinghashtags.testkit.hexagon.shop;

import io.github.trendinghashtags.testkit.hexagon.conforming.Port;

final class Board {
    String show(Port port) {
        return port.fetch();
    }
}
