package io.github.trendinghashtags.testkit.architecture.hexagon.broken.adapter.one;

public final class SecondPublicClass {}
