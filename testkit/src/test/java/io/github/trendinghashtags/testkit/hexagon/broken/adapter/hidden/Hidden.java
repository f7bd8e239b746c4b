package io.github.trendinghashtags.testkit.hexagon.broken.adapter.hidden;

final class Hidden {}
