package io.github.trendinghashtags.testkit.architecture.hexagon.conforming.testkit;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;

public final class FakePort implements Port {
    @Override
    public String fetch() {
        return "fake";
    }
}
