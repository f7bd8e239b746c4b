package io.github.trendinghashtags.testkit.hexagon.broken.adapter.one;

public final class SecondPublicClass {}
