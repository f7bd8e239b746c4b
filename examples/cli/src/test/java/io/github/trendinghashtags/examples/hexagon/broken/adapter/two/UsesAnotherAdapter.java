package io.github.trendinghashtags.examples.hexagon.broken.adapter.two;

import io.github.trendinghashtags.examples.hexagon.broken.adapter.one.OneAdapter;

public final class UsesAnotherAdapter {
    static final OneAdapter OTHER = new OneAdapter();
}
