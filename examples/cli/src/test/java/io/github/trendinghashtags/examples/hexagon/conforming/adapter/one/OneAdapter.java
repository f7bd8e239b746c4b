package io.github.trendinghashtags.examples.hexagon.conforming.adapter.one;

import io.github.trendinghashtags.examples.hexagon.conforming.Port;
import io.github.trendinghashtags.examples.hexagon.conforming.keyapi.Engine;

public final class OneAdapter implements Port {
    private final Transport transport = new Transport();

    @Override
    public String fetch() {
        return transport + new Engine().fetch();
    }

    public static final class Builder {}
}
