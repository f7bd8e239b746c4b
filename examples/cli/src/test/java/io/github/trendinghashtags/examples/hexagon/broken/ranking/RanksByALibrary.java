package io.github.trendinghashtags.examples.hexagon.broken.ranking;

import org.assertj.core.api.Assertions;

final class RanksByALibrary {
    static void use() {
        Assertions.assertThat(true).isTrue();
    }
}
