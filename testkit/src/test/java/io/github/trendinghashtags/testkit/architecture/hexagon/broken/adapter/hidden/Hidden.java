package io.github.trendinghashtags.testkit.architecture.hexagon.broken.adapter.hidden;

final class Hidden {}
