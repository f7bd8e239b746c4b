package io.github.trendinghashtags.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Samples of several contenders that took turns. Each round is compared in itself, to its own sample of the baseline; of
 * these ratios the median counts, and the quartiles show the spread.
 *
 * @param <K> who is compared; the first is the baseline
 */
final class Rounds<K> {
    private final Map<K, List<Sample>> samples = new LinkedHashMap<>();

    /** A measurement that can fail. */
    @FunctionalInterface
    interface Measurement<K> {
        Sample of(K contender) throws Exception;
    }

    Rounds(List<K> contenders) {
        contenders.forEach(contender -> samples.put(contender, new ArrayList<>()));
    }

    /** Lets all contenders take turns, each round beginning with another one. */
    Rounds<K> take(int count, Measurement<K> measurement) throws Exception {
        List<K> contenders = List.copyOf(samples.keySet());
        for (int round = 0; round < count; round++) {
            for (int turn = 0; turn < contenders.size(); turn++) {
                K contender = contenders.get((round + turn) % contenders.size());
                samples(contender).add(measurement.of(contender));
            }
        }
        return this;
    }

    /** The median. */
    double median(K contender, ToDoubleFunction<Sample> quantity) {
        return quantile(samples(contender).stream().mapToDouble(quantity).toArray(), 0.5);
    }

    /** The ratio to the baseline with its spread, as a cell of a table. */
    String ratio(K contender, ToDoubleFunction<Sample> quantity) {
        return ratio(contender, samples.keySet().iterator().next(), quantity);
    }

    /** The ratio to another contender with its spread, as a cell of a table. */
    String ratio(K contender, K baseline, ToDoubleFunction<Sample> quantity) {
        List<Sample> mine = samples(contender);
        List<Sample> theirs = samples(baseline);
        double[] ratios = IntStream.range(0, mine.size())
                .mapToDouble(
                        round -> quantity.applyAsDouble(mine.get(round)) / quantity.applyAsDouble(theirs.get(round)))
                .toArray();
        return String.format(
                Locale.ROOT, "%.2f (%.2f–%.2f)", quantile(ratios, 0.5), quantile(ratios, 0.25), quantile(ratios, 0.75));
    }

    private List<Sample> samples(K contender) {
        return Objects.requireNonNull(samples.get(contender), "no contender of these rounds");
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
