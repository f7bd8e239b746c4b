package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a trend series. Its points are put in the order of time first; of several at one time, the later in the list is
 * the later one.
 *
 * @param latest the last point, or null if there is none
 * @param peak the point of the greatest value, of several the last one, or null if there is none
 * @param slopePerDay the slope of the least-squares line through all points, in units of {@link TrendPoint#value()} per
 *     day: for times x<sub>i</sub> in days of 24 hours and values y<sub>i</sub> of means x&#772; and y&#772;, it is
 *     &Sigma;(x<sub>i</sub> &minus; x&#772;)(y<sub>i</sub> &minus; y&#772;) / &Sigma;(x<sub>i</sub> &minus;
 *     x&#772;)&sup2;; above 0 if the hashtag gains, 0 if all values are equal, or null if there are no two points at
 *     different times or the slope is beyond {@code double}
 * @serial exclude
 */
public record TrendSummary(
        @Nullable TrendPoint latest,
        @Nullable TrendPoint peak,
        @Nullable Double slopePerDay) implements Serializable {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * Sums up a series.
     *
     * @param trend the points, in any order; may be empty
     * @return the summary
     */
    public static TrendSummary of(List<TrendPoint> trend) {
        List<TrendPoint> points = Require.copyOf("trend", trend).stream()
                .sorted(Comparator.comparing(TrendPoint::time))
                .toList();
        if (points.isEmpty()) {
            return new TrendSummary(null, null, null);
        }
        TrendPoint peak = points.get(0);
        for (TrendPoint point : points) {
            peak = point.value() >= peak.value() ? point : peak;
        }
        return new TrendSummary(points.get(points.size() - 1), peak, slope(points));
    }

    /**
     * Sums up a hashtag's series.
     *
     * @param hashtag whose {@link TrendingHashtag#trend()}
     * @return the summary
     */
    public static TrendSummary of(TrendingHashtag hashtag) {
        return of(Objects.requireNonNull(hashtag, "hashtag").trend());
    }

    /**
     * Returns whether the latest point is the peak: no other has a greater value.
     *
     * @return true if {@link #latest()} is {@link #peak()}; false also if there is no point
     */
    public boolean latestIsPeak() {
        return latest != null && latest.equals(peak);
    }

    private static @Nullable Double slope(List<TrendPoint> points) {
        // Powers of two, which keep every digit: the differences of values near the end of double's range are beyond
        // it.
        int exponent = points.stream()
                .mapToInt(point -> Math.getExponent(point.value()))
                .max()
                .orElse(0);
        TrendPoint first = points.get(0);
        double[] days = points.stream()
                .mapToDouble(point -> days(Duration.between(first.time(), point.time())))
                .toArray();
        double[] gains = points.stream()
                .mapToDouble(point -> Math.scalb(point.value(), -exponent) - Math.scalb(first.value(), -exponent))
                .toArray();
        double slope = Math.scalb(slope(days, gains), exponent);
        return Double.isFinite(slope) ? slope : null;
    }

    private static double slope(double[] days, double[] values) {
        double meanDay = mean(days);
        double meanValue = mean(values);
        double together = 0;
        double spread = 0;
        for (int i = 0; i < days.length; i++) {
            double day = days[i] - meanDay;
            together += day * (values[i] - meanValue);
            spread += day * day;
        }
        return together / spread;
    }

    private static double days(Duration time) {
        return (time.getSeconds() + time.getNano() / NANOS_PER_SECOND) / SECONDS_PER_DAY;
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }
}
