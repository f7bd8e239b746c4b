package io.github.trendinghashtags.testkit.architecture.hexagon.broken.adapter.two;

import io.github.trendinghashtags.testkit.architecture.hexagon.broken.testkit.Kit;

final class UsesTheTestkit {
    static final Kit KIT = new Kit();
}
