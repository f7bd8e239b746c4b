package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.testkit.SyntheticRanking.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks a pool of hashtags anew each day, by a score that varies from day to day, while all counts grow. Depends on its
 * arguments alone, and calculates with whole numbers, so that every JVM gets the same ranking.
 */
final class DailyRanking {
    private static final int SIZE = 100;

    /** How much scores vary within a week, and from day to day, in thousandths. */
    private static final int SLOW = 100;

    private static final int FAST = 100;
    private static final int SLOW_DAYS = 7;

    /** How much counts grow each day, in thousandths of those of the first day. */
    private static final int GROWTH = 5;

    private static final long GROWTH_START = LocalDate.of(2025, 1, 1).toEpochDay();
    private static final long GROWTH_DAYS = 10_000;

    private final List<Candidate> pool;
    private final long seed;

    /**
     * Takes the pool.
     *
     * @param pool more than 100 hashtags
     */
    DailyRanking(List<Candidate> pool, long seed) {
        this.pool = pool;
        this.seed = seed;
    }

    /**
     * Returns the ranking of a day, whose movements are those since the day before.
     *
     * @param firstRank the first entry's rank: what is ranked before it is the caller's
     */
    List<TrendingHashtag> on(LocalDate day, int firstRank) {
        int size = SIZE + 1 - firstRank;
        Map<Integer, Integer> before = ranks(order(day.minusDays(1), size));
        List<Integer> today = order(day, size);
        return IntStream.range(0, size)
                .mapToObj(i -> entry(today.get(i), i, before.get(today.get(i)), day, firstRank))
                .toList();
    }

    /** Returns indexes into the pool, by the day's scores. */
    private List<Integer> order(LocalDate day, int size) {
        return IntStream.range(0, pool.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer index) -> score(index, day))
                        .reversed())
                .limit(size)
                .toList();
    }

    private static Map<Integer, Integer> ranks(List<Integer> order) {
        return IntStream.range(0, order.size()).boxed().collect(Collectors.toMap(order::get, i -> i));
    }

    private TrendingHashtag entry(int index, int place, @Nullable Integer before, LocalDate day, int firstRank) {
        TrendingHashtag hashtag = pool.get(index).hashtag();
        return new TrendingHashtag(
                hashtag.id(),
                hashtag.name(),
                hashtag.country(),
                hashtag.industry(),
                hashtag.promoted(),
                trend(index, hashtag.trend(), day),
                hashtag.creators(),
                grown(hashtag.posts(), day),
                grown(hashtag.views(), day),
                firstRank + place,
                movement(place, before));
    }

    private static RankMovement movement(int place, @Nullable Integer before) {
        if (before == null) {
            return RankMovement.newEntry();
        }
        int up = before - place;
        return up == 0 ? RankMovement.unchanged() : up > 0 ? RankMovement.up(up) : RankMovement.down(-up);
    }

    /** Returns as many points as there are, as far apart, up to this day, and relative to their own peak. */
    private List<TrendPoint> trend(int index, List<TrendPoint> points, LocalDate day) {
        int count = points.size();
        long step = count < 2
                ? 1
                : Duration.between(points.get(0).time(), points.get(1).time()).toDays();
        List<LocalDate> days = IntStream.range(0, count)
                .mapToObj(i -> day.minusDays((count - 1 - i) * step))
                .toList();
        int peak = days.stream().mapToInt(each -> perMille(index, each)).max().orElse(1);
        return days.stream()
                .map(each -> {
                    int percent = perMille(index, each) * 100 / peak;
                    return new TrendPoint(each.atStartOfDay().toInstant(ZoneOffset.UTC), percent / 100.0);
                })
                .toList();
    }

    private long score(int index, LocalDate day) {
        return pool.get(index).views() * perMille(index, day);
    }

    private static @Nullable Long grown(@Nullable Long count, LocalDate day) {
        long days = Math.max(0, Math.min(GROWTH_DAYS, day.toEpochDay() - GROWTH_START));
        return count == null ? null : count * (1_000 + GROWTH * days) / 1_000;
    }

    /** Returns a day's popularity in thousandths of the usual one. */
    private int perMille(int index, LocalDate day) {
        long slot = Math.floorDiv(day.toEpochDay(), SLOW_DAYS);
        int in = Math.floorMod(day.toEpochDay(), SLOW_DAYS);
        int slow = (noise(index, slot, SLOW) * (SLOW_DAYS - in) + noise(index, slot + 1, SLOW) * in) / SLOW_DAYS;
        return 1_000 + slow + noise(index, ~day.toEpochDay(), FAST);
    }

    /** Returns a number from -most to most that looks random. */
    private int noise(int index, long time, int most) {
        return Math.floorMod(SyntheticRanking.mixed(SyntheticRanking.mixed(seed + index) + time), 2 * most + 1) - most;
    }
}
