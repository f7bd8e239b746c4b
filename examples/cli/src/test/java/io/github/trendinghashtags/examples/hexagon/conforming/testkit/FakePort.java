package io.github.trendinghashtags.examples.hexagon.conforming.testkit;

import io.github.trendinghashtags.examples.hexagon.conforming.Port;

public final class FakePort implements Port {
    @Override
    public String fetch() {
        return "fake";
    }
}
