package io.github.trendinghashtags.examples.hexagon.conforming.keyapi;

import io.github.trendinghashtags.examples.hexagon.conforming.Port;
import io.github.trendinghashtags.examples.hexagon.conforming.TrendingHashtagsException;

public final class Engine implements Port {
    @Override
    public String fetch() {
        throw new TrendingHashtagsException.TimedOut();
    }
}
