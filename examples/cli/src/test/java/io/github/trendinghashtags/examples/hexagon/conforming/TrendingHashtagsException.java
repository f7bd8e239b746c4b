package io.github.trendinghashtags.examples.hexagon.conforming;

public abstract sealed class TrendingHashtagsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final class TimedOut extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;
    }
}
