package io.github.trendinghashtags.examples.hexagon.conforming.ranking;

import io.github.trendinghashtags.examples.hexagon.conforming.Port;

public final class Ranks {
    public static String rank(Port port) {
        return port.fetch();
    }
}
