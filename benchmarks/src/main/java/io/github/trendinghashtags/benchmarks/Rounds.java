package io.github.trendinghashtags.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Samples of several contenders that took turns, in one JVM each or in several after one another. Each round is compared
 * in itself, to its own sample of the baseline. Of these ratios the median of each JVM counts, and of several JVMs the mean,
 * since a JVM's compilers are lucky or not for as long as it runs; the quartiles of all show the spread.
 *
 * @param <K> who is compared; the first is the baseline
 */
final class Rounds<K> {
    private final List<K> contenders;
    private final List<List<Map<K, Sample>>> jvms = new ArrayList<>();

    /** A measurement that can fail. */
    @FunctionalInterface
    interface Measurement<K> {
        Sample of(K contender) throws Exception;
    }

    Rounds(List<K> contenders) {
        this.contenders = contenders;
    }

    /** Begins rounds in a JVM of each contender, or in another one. */
    Rounds<K> nextJvm() {
        jvms.add(new ArrayList<>());
        return this;
    }

    /** Lets each contender take its turn, beginning with another one than the last time. */
    void take(Measurement<K> measurement) throws Exception {
        List<Map<K, Sample>> rounds = jvms.get(jvms.size() - 1);
        Map<K, Sample> samples = new HashMap<>();
        for (int turn = 0; turn < contenders.size(); turn++) {
            K contender = contenders.get((rounds.size() + turn) % contenders.size());
            samples.put(contender, measurement.of(contender));
        }
        rounds.add(samples);
    }

    /** What counts of a quantity itself. */
    double typical(K contender, ToDoubleFunction<Sample> quantity) {
        return typical(round -> quantity.applyAsDouble(of(contender, round)));
    }

    /** The ratio to the baseline with its spread, as a cell of a table. */
    String ratio(K contender, ToDoubleFunction<Sample> quantity) {
        return ratio(contender, contenders.get(0), quantity);
    }

    /** The ratio to another contender with its spread, as a cell of a table. */
    String ratio(K contender, K baseline, ToDoubleFunction<Sample> quantity) {
        ToDoubleFunction<Map<K, Sample>> ratio =
                round -> quantity.applyAsDouble(of(contender, round)) / quantity.applyAsDouble(of(baseline, round));
        double[] all = jvms.stream().flatMap(List::stream).mapToDouble(ratio).toArray();
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", typical(ratio), quantile(all, 0.25), quantile(all, 0.75));
    }

    private double typical(ToDoubleFunction<Map<K, Sample>> figure) {
        return jvms.stream()
                .mapToDouble(
                        rounds -> quantile(rounds.stream().mapToDouble(figure).toArray(), 0.5))
                .average()
                .orElseThrow();
    }

    private Sample of(K contender, Map<K, Sample> round) {
        return Objects.requireNonNull(round.get(contender), "no contender of these rounds");
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
