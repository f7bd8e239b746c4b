package io.github.trendinghashtags.testkit.architecture.hexagon.conforming;

public interface Port {
    String fetch();
}
