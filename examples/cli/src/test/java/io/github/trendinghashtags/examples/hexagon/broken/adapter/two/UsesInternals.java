package io.github.trendinghashtags.examples.hexagon.broken.adapter.two;

import org.assertj.core.internal.Objects;

final class UsesInternals {
    static Objects internals() {
        return Objects.instance();
    }
}
