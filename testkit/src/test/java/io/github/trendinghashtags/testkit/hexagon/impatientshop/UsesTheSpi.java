package io.github.trendinghashtags.testkit.hexagon.impatientshop;

import io.github.trendinghashtags.testkit.hexagon.conforming.spi.Engine;

final class UsesTheSpi {
    String show() {
        return new Engine().fetch();
    }
}
