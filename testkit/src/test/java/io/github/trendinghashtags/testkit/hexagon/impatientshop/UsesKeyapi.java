package io.github.trendinghashtags.testkit.hexagon.impatientshop;

import io.github.trendinghashtags.testkit.hexagon.conforming.keyapi.Engine;

final class UsesKeyapi {
    String show() {
        return new Engine().fetch();
    }
}
