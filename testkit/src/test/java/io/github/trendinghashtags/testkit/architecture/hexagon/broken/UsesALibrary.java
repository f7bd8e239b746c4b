package io.github.trendinghashtags.testkit.architecture.hexagon.broken;

import org.assertj.core.api.Assertions;

final class UsesALibrary {
    static void use() {
        Assertions.assertThat(true).isTrue();
    }
}
