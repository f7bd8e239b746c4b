package io.github.trendinghashtags.testkit.architecture.hexagon.impatientshop;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.adapter.one.OneAdapter;

final class UsesAnAdapter {
    String show() {
        return new OneAdapter().fetch();
    }
}
