package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.ranking.Ranking;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A ranking whose every text tries to be more than text: were it to run, the page's title would change. */
final class Hostile {
    static final List<String> NAMES = List.of(
            "<script>document.title='run'</script>",
            "\"><img src=x onerror=\"document.title='run'\">",
            "'><svg onload='document.title=1'>",
            "</title></style></table></bdi><script>document.title='run'</script>",
            "javascript:document.title='run'",
            "&lt;b&gt;&#60;script&#62;",
            "<!--",
            "]]>",
            "${title}",
            "قطط");

    /** Turns what follows it around where it is let through. */
    static final String OVERRIDE = "left\u202eright";

    private Hostile() {}

    static Ranking ranking() {
        TrendingHashtag[] hashtags = IntStream.range(0, NAMES.size())
                .mapToObj(i -> hashtag(i + 1, NAMES.get(i)))
                .toArray(TrendingHashtag[]::new);
        hashtags[9] = hashtag(10, OVERRIDE);
        return Rankings.of(Instant.parse("2026-02-02T12:00:00Z"), hashtags);
    }

    private static TrendingHashtag hashtag(int rank, String text) {
        return new TrendingHashtag(
                "id" + rank + text,
                text,
                new Country(text, text),
                new Industry(IndustryId.PETS, text),
                true,
                List.of(new TrendPoint(Instant.EPOCH, -1e300), new TrendPoint(Instant.MAX, 1e300)),
                List.of(new Creator(text, "javascript:document.title='run'"), new Creator(text, "https://x.invalid/")),
                1L,
                Long.MAX_VALUE,
                rank,
                RankMovement.up(Integer.MAX_VALUE));
    }
}
