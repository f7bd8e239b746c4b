package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Hashtags for tests. */
final class Hashtags {
    private static final Instant FIRST_DAY = Instant.parse("2026-01-27T00:00:00Z");

    private Hashtags() {}

    static TrendingHashtag pet(int rank, String name, RankMovement movement, Long posts, Long views) {
        Industry pets = new Industry(IndustryId.PETS, "Pets");
        return new TrendingHashtag(
                "9" + rank, name, null, pets, false, trend(0.0, 0.5, 1.0), List.of(), posts, views, rank, movement);
    }

    static TrendingHashtag bare(int rank, String name, RankMovement movement) {
        return new TrendingHashtag(
                "9" + rank, name, null, null, false, List.of(), List.of(), null, null, rank, movement);
    }

    static List<TrendPoint> trend(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(day -> new TrendPoint(FIRST_DAY.plus(Duration.ofDays(day)), values[day]))
                .toList();
    }
}
