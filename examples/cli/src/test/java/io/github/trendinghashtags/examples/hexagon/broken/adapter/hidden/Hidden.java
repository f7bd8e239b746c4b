package io.github.trendinghashtags.examples.hexagon.broken.adapter.hidden;

final class Hidden {}
