package io.github.trendinghashtags.examples.hexagon.broken;

public final class StrayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
