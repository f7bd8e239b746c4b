package io.github.trendinghashtags.testkit.hexagon.conforming;

public interface Port {
    String fetch();
}
