package io.github.trendinghashtags.testkit.hexagon.impatientshop;

import io.github.trendinghashtags.testkit.hexagon.conforming.adapter.one.OneAdapter;

final class UsesAnAdapter {
    String show() {
        return new OneAdapter().fetch();
    }
}
