package io.github.trendinghashtags.testkit.hexagon.broken.testkit;

public final class Kit {}
