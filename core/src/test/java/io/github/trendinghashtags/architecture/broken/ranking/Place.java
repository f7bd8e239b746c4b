package io.github.trendinghashtags.architecture.broken.ranking;

/** Breaks no rule; those that use it do. */
public record Place(int rank) {}
