package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.examples.cli.report.Entry.Count;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An industry's part of a ranking.
 *
 * @param name the industry's name
 * @param known false for the hashtags that have none
 * @param hashtags how many hashtags are of it
 * @param newcomers how many of them are new
 * @param views the views of all of them
 * @param percent hashtags, in percent of those of the largest industry
 */
record IndustryShare(String name, boolean known, int hashtags, int newcomers, Count views, int percent) {
    private static final String NONE = "No industry";

    /** The largest first. */
    static List<IndustryShare> of(List<Entry> entries) {
        Map<String, List<Entry>> byName = entries.stream()
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNullElse(entry.industry(), NONE)));
        int most = byName.values().stream().mapToInt(List::size).max().orElse(1);
        return byName.entrySet().stream()
                .map(industry -> of(industry.getKey(), industry.getValue(), most))
                .sorted(Comparator.comparingInt(IndustryShare::hashtags)
                        .reversed()
                        .thenComparing(IndustryShare::name))
                .toList();
    }

    private static IndustryShare of(String name, List<Entry> entries, int most) {
        long views = entries.stream()
                .map(entry -> entry.hashtag().views())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        int newcomers = (int) entries.stream()
                .filter(entry -> entry.movement().direction() == Direction.NEW)
                .count();
        return new IndustryShare(
                name,
                entries.get(0).industry() != null,
                entries.size(),
                newcomers,
                new Count(views, null),
                100 * entries.size() / most);
    }
}
