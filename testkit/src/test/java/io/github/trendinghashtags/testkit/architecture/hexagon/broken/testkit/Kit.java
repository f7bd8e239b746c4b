package io.github.trendinghashtags.testkit.architecture.hexagon.broken.testkit;

public final class Kit {}
