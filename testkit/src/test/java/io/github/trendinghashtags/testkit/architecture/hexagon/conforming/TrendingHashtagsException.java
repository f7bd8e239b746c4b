package io.github.trendinghashtags.testkit.architecture.hexagon.conforming;

public abstract sealed class TrendingHashtagsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public static final class TimedOut extends TrendingHashtagsException {
        private static final long serialVersionUID = 1L;
    }
}
