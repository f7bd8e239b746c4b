package io.github.trendinghashtags.examples.hexagon.broken.testkit;

public final class Kit {}
