package io.github.trendinghashtags.examples.hexagon.broken.adapter.one;

public final class OneAdapter {
    public static final class AdapterException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
