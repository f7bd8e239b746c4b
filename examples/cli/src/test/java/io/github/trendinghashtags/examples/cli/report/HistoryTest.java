package io.github.trendinghashtags.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.ranking.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T09:30:00Z");
    private static final TrendingHashtag FIRST = Rankings.hashtag("1", "first", 1, 1_000);
    private static final TrendingHashtag SECOND = Rankings.hashtag("2", "second", 2, 1_000);

    @Test
    void anIncompleteRankingSaysNothingAboutWhatItDoesNotShow() {
        Ranking incomplete = incomplete(Rankings.of(day(1), FIRST));
        History history = new History(
                List.of(Rankings.of(day(0), FIRST, SECOND), incomplete, Rankings.of(day(2), FIRST, SECOND)));

        assertThat(history.pasts().get("2").since()).isNull();
        assertThat(history.pasts().get("2").ranks()).containsExactly(2, null, 2);
    }

    @Test
    void aHashtagIsThereSinceTheFirstRankingThatShowsItAfterOneThatDoesNot() {
        Ranking incomplete = incomplete(Rankings.of(day(1), FIRST));
        History history =
                new History(List.of(Rankings.of(day(0), FIRST), incomplete, Rankings.of(day(2), FIRST, SECOND)));

        assertThat(history.pasts().get("1").since()).isNull();
        assertThat(history.pasts().get("2").since()).isEqualTo("2026-02-04");
    }

    private static Instant day(int number) {
        return MONDAY.plus(Duration.ofDays(number));
    }

    private static Ranking incomplete(Ranking ranking) {
        return new Ranking(
                ranking.query(), ranking.hashtags(), 40, List.of(2), false, ranking.takenAt(), ranking.receipt());
    }
}
