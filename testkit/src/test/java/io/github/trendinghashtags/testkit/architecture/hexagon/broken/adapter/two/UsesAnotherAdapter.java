package io.github.trendinghashtags.testkit.architecture.hexagon.broken.adapter.two;

import io.github.trendinghashtags.testkit.architecture.hexagon.broken.adapter.one.OneAdapter;

public final class UsesAnotherAdapter {
    static final OneAdapter OTHER = new OneAdapter();
}
