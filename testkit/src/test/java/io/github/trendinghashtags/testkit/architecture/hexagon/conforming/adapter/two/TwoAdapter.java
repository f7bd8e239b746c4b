package io.github.trendinghashtags.testkit.architecture.hexagon.conforming.adapter.two;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;

public final class TwoAdapter implements Port {
    @Override
    public String fetch() {
        return "two";
    }
}
