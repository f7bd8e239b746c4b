package io.github.trendinghashtags;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Values for tests that care about one thing, and need the others to be there. */
final class Samples {
    static final Receipt RECEIPT =
            new Receipt("r-1", 2, 4, Duration.ofMillis(1500), Instant.parse("2026-02-01T12:00:00Z"));

    private Samples() {}

    static TrendingHashtag hashtag(int number) {
        return new TrendingHashtag(
                Integer.toString(number),
                "tag" + number,
                null,
                null,
                false,
                List.of(),
                List.of(),
                null,
                null,
                number,
                RankMovement.unchanged());
    }

    /** Hashtags numbered {@code first} to {@code last}, both included. */
    static List<TrendingHashtag> hashtags(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Samples::hashtag).toList();
    }

    static TrendingHashtag fullHashtag() {
        return new TrendingHashtag(
                "7244",
                "clean",
                new Country("US", "United States"),
                new Industry(IndustryId.PETS, "Pets"),
                true,
                List.of(new TrendPoint(Instant.ofEpochSecond(1769472000), 0.96)),
                List.of(new Creator("becky mae", "https://example.org/a.png")),
                48_892L,
                19_583_705_445L,
                1,
                RankMovement.up(3));
    }

    static TrendingHashtagsPage page() {
        return new TrendingHashtagsPage(List.of(fullHashtag(), hashtag(2)), 1, 100, true, RECEIPT);
    }
}
