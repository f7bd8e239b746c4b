package io.github.trendinghashtags.adapter.one;

/** An adapter for applications to depend on. */
public final class OneAdapter {}
