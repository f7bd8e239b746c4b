package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Invents a top 100 from a seed. Draws from {@link Random} alone, whose algorithm is specified, and uses no function
 * whose last digit depends on the JVM.
 */
final class SyntheticRanking {
    private static final Instant LAST_DAY = Instant.ofEpochSecond(1769990400);
    private static final int SIZE = 100;

    /** How many entries compete for the top 100 of a day. There are names for 120. */
    private static final int POOL = 110;

    private static final long FIRST_ID = 9_990_000_000_000L;
    private static final long TOP_VIEWS_A_DAY = 600_000_000L;

    private final Region region;
    private final TrendPeriod period;
    private final @Nullable IndustryId industry;
    private final long seed;
    private final Random random;
    private final Set<String> names = new HashSet<>();

    SyntheticRanking(Region region, TrendPeriod period, @Nullable IndustryId industry, long seed) {
        this.region = region;
        this.period = period;
        this.industry = industry;
        this.seed = mixed(mixed(mixed(seed) + region.code().hashCode()) + period.days())
                + (industry == null ? 0 : mixed(industry.value()));
        this.random = new Random(this.seed);
    }

    /** An entry, and its views even if it does not show them. */
    record Candidate(TrendingHashtag hashtag, long views) {}

    List<TrendingHashtag> topHundred() {
        return candidates(SIZE).stream().map(Candidate::hashtag).toList();
    }

    /** Returns the ranking of a day. See {@link DailyRanking#on}. */
    List<TrendingHashtag> on(LocalDate day, int firstRank) {
        return new DailyRanking(candidates(POOL), seed).on(day, firstRank);
    }

    private List<Candidate> candidates(int count) {
        List<Candidate> candidates = new ArrayList<>(count);
        long views = topViews();
        for (int rank = 1; rank <= count; rank++) {
            candidates.add(new Candidate(hashtag(rank, views), views));
            views -= views * (10 + random.nextInt(50)) / 1000;
        }
        return candidates;
    }

    private TrendingHashtag hashtag(int rank, long views) {
        IndustryId subject = industry != null
                ? industry
                : oneOf(List.copyOf(IndustryId.known().values()));
        boolean uncategorised = industry == null && oneIn(4);
        return new TrendingHashtag(
                Long.toString(FIRST_ID + Math.floorMod(seed, 10_000_000L) * 1_000 + rank),
                name(uncategorised ? null : subject),
                country(),
                uncategorised ? null : new Industry(subject, SyntheticWords.industryName(subject)),
                oneIn(20),
                trend(),
                creators(),
                oneIn(25) ? null : views / (1_000 + random.nextInt(4_000)),
                oneIn(50) ? null : views,
                rank,
                movement(rank));
    }

    private String name(@Nullable IndustryId subject) {
        List<String> endings = SyntheticWords.endings(region);
        while (true) {
            String name = oneOf(SyntheticWords.words(subject)) + oneOf(endings);
            if (names.add(name)) {
                return name;
            }
        }
    }

    private @Nullable Country country() {
        if (region.equals(Region.ALL) && oneIn(10)) {
            return null;
        }
        String code = region.equals(Region.ALL) ? oneOf(Region.known()).code() : region.code();
        return new Country(code, SyntheticWords.countryName(code));
    }

    private List<TrendPoint> trend() {
        boolean daily = period.days() <= 30;
        int count = daily ? period.days() : period.days() / 7;
        int[] percent = new int[count];
        int peak = 1;
        for (int i = 0, last = 50; i < count; i++) {
            last = Math.max(1, Math.min(100, last + random.nextInt(31) - 13));
            percent[i] = last;
            peak = Math.max(peak, last);
        }
        List<TrendPoint> trend = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Instant time = LAST_DAY.minus(Duration.ofDays((long) (count - 1 - i) * (daily ? 1 : 7)));
            int ofPeak = percent[i] * 100 / peak;
            trend.add(new TrendPoint(time, ofPeak / 100.0));
        }
        return trend;
    }

    private List<Creator> creators() {
        int count = oneIn(12) ? 0 : 1 + random.nextInt(3);
        return Stream.generate(() -> new Creator(oneOf(SyntheticWords.nicknames()), avatarUrl()))
                .limit(count)
                .toList();
    }

    /** As long as a real one, so that decoding it costs as much. */
    private String avatarUrl() {
        return "https://p16-sign.example.invalid/tos-synthetic-avt-0068/" + hex(4)
                + "~tplv-tiktokx-cropcenter:100:100.png?dr=14579&refresh_token=" + hex(1)
                + "&x-expires=1770282000&x-signature=" + hex(4) + "%3D&t=4d5b0474&ps=13740610&shp=a5d48078&shcp="
                + hex(1) + "&idc=my";
    }

    private RankMovement movement(int rank) {
        int most = rank <= SIZE / 2 ? SIZE - rank : rank - 1;
        int places = 1 + random.nextInt(Math.min(most, 30));
        return switch (random.nextInt(10)) {
            case 0, 1 -> RankMovement.newEntry();
            case 2, 3 -> RankMovement.unchanged();
            case 4, 5, 6 -> rank + places <= SIZE ? RankMovement.up(places) : RankMovement.newEntry();
            default -> rank - places >= 1 ? RankMovement.down(places) : RankMovement.unchanged();
        };
    }

    private long topViews() {
        long share = region.equals(Region.ALL) ? 1 : 4 + random.nextInt(20);
        long part = industry == null ? 1 : 2 + random.nextInt(6);
        return TOP_VIEWS_A_DAY / share / part * period.days() + random.nextInt(1_000_000);
    }

    private boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String hex(int words) {
        StringBuilder digits = new StringBuilder(8 * words);
        for (int i = 0; i < words; i++) {
            digits.append(HexFormat.of().toHexDigits(random.nextInt()));
        }
        return digits.toString();
    }

    /** Spreads neighbouring seeds far apart (the finalizer of SplitMix64). */
    static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
