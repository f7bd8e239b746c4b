package io.github.trendinghashtags.examples.hexagon.broken.adapter.two;

import io.github.trendinghashtags.examples.hexagon.broken.testkit.Kit;

final class UsesTheTestkit {
    static final Kit KIT = new Kit();
}
