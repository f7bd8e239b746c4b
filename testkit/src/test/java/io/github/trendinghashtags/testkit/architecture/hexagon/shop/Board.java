package io.github.trendinghashtags.testkit.architecture.hexagon.shop;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;

final class Board {
    String show(Port port) {
        return port.fetch();
    }
}
