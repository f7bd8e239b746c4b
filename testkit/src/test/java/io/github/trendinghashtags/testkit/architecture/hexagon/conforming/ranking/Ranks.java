package io.github.trendinghashtags.testkit.architecture.hexagon.conforming.ranking;

import io.github.trendinghashtags.testkit.architecture.hexagon.conforming.Port;

public final class Ranks {
    public static String rank(Port port) {
        return port.fetch();
    }
}
