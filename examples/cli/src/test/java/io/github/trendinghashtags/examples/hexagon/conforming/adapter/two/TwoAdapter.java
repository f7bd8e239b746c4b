package io.github.trendinghashtags.examples.hexagon.conforming.adapter.two;

import io.github.trendinghashtags.examples.hexagon.conforming.Port;

public final class TwoAdapter implements Port {
    @Override
    public String fetch() {
        return "two";
    }
}
