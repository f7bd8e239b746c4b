package io.github.trendinghashtags.examples.hexagon.conforming;

public interface Port {
    String fetch();
}
