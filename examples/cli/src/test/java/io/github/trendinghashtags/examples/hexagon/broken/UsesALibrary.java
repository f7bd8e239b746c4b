package io.github.trendinghashtags.examples.hexagon.broken;

import org.assertj.core.api.Assertions;

final class UsesALibrary {
    static void use() {
        Assertions.assertThat(true).isTrue();
    }
}
