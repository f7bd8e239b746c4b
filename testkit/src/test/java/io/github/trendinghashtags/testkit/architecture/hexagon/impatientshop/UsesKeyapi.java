package io.github.trendinghashtags.testkit.architecture.hexagon.impatientshop;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.keyapi.Engine;

final class UsesKeyapi {
    String show() {
        return new Engine().fetch();
    }
}
