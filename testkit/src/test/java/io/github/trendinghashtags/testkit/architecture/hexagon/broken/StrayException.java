package io.github.trendinghashtags.testkit.architecture.hexagon.broken;

public final class StrayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
