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
 * Collects samples of contenders that take turns, and computes ratios. Each round is compared in itself, to its own sample
 * of the baseline. The result is the median of these ratios; of several JVMs, the mean of their medians, since how a JVM's
 * compilers optimize stays the same for as long as it runs. The quartiles of all rounds show the spread.
 *
 * @param <K> who is compared; the first is the baseline
 */
final class Rounds<K> {
    private final List<K> contenders;
    private final List<List<Map<K, Sample>>> jvms = new ArrayList<>();

    /** Measures one contender. */
    @FunctionalInterface
    interface Turn<K> {
        Sample of(K contender) throws Exception;
    }

    Rounds(List<K> contenders) {
        this.contenders = contenders;
    }

    /** Assigns the following rounds to the next JVM of each contender. */
    Rounds<K> nextJvm() {
        jvms.add(new ArrayList<>());
        return this;
    }

    /** Measures all contenders once, starting with another one in each round. */
    void take(Turn<K> turn) throws Exception {
        List<Map<K, Sample>> rounds = jvms.get(jvms.size() - 1);
        Map<K, Sample> samples = new HashMap<>();
        for (int i = 0; i < contenders.size(); i++) {
            K contender = contenders.get((rounds.size() + i) % contenders.size());
            samples.put(contender, turn.of(contender));
        }
        rounds.add(samples);
    }

    /** Returns the quantity itself, combined in the same way as the ratios. */
    double typical(K contender, ToDoubleFunction<Sample> quantity) {
        return typical(round -> value(round, contender, quantity));
    }

    /** Formats the ratio to the baseline with its quartiles. */
    String ratio(K contender, ToDoubleFunction<Sample> quantity) {
        return ratio(contender, contenders.get(0), quantity);
    }

    /** Formats the ratio to another contender with its quartiles. */
    String ratio(K contender, K other, ToDoubleFunction<Sample> quantity) {
        ToDoubleFunction<Map<K, Sample>> ratio =
                round -> value(round, contender, quantity) / value(round, other, quantity);
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

    private double value(Map<K, Sample> round, K contender, ToDoubleFunction<Sample> quantity) {
        return quantity.applyAsDouble(Objects.requireNonNull(round.get(contender), "not a contender of these rounds"));
    }

    /** Interpolates between the two nearest values. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double index = share * (sorted.length - 1);
        int below = (int) index;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (index - below) * (sorted[above] - sorted[below]);
    }
}
