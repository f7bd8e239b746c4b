package io.github.trendinghashtags.examples.hexagon.broken.adapter.two;

import io.github.resilience4j.retry.Retry;

final class RetriesByItself {
    static Retry retry() {
        return Retry.ofDefaults("mine");
    }
}
