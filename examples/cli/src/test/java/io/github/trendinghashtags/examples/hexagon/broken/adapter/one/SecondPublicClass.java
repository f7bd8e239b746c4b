package io.github.trendinghashtags.examples.hexagon.broken.adapter.one;

public final class SecondPublicClass {}
