package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How each hashtag of a ranking moved, and which moved most.
 *
 * @param all in the ranking's order
 * @param left what is no longer in the ranking, if there is an earlier one to compare with; otherwise empty
 */
record Movers(List<Entry> all, List<TrendingHashtag> left) {

    /** By an earlier ranking of the same query, or by what the vendor says if there is none. */
    static Movers of(Ranking ranking, @Nullable Ranking earlier) {
        if (earlier == null) {
            return new Movers(movers(ranking, Map.of()), List.of());
        }
        RankingDiff diff = RankingDiff.between(earlier, ranking);
        Map<String, RankMovement> movements = new HashMap<>();
        diff.entered().forEach(hashtag -> movements.put(hashtag.id(), RankMovement.newEntry()));
        diff.climbed().forEach(move -> movements.put(move.later().id(), RankMovement.up(move.places())));
        diff.dropped().forEach(move -> movements.put(move.later().id(), RankMovement.down(-move.places())));
        diff.unchanged().forEach(move -> movements.put(move.later().id(), RankMovement.unchanged()));
        diff.unknown().forEach(unmatched -> movements.put(unmatched.hashtag().id(), RankMovement.unknown(null)));
        return new Movers(movers(ranking, movements), diff.left());
    }

    List<Entry> newcomers() {
        return those(Direction.NEW);
    }

    /** The most places first. */
    List<Entry> climbers() {
        return those(Direction.UP);
    }

    /** The most places first. */
    List<Entry> fallers() {
        return those(Direction.DOWN);
    }

    private List<Entry> those(Direction wanted) {
        return all.stream()
                .filter(mover -> mover.movement().direction() == wanted)
                .sorted(Comparator.comparingInt(Entry::places).reversed())
                .toList();
    }

    private static List<Entry> movers(Ranking ranking, Map<String, RankMovement> movements) {
        return ranking.hashtags().stream()
                .map(hashtag -> new Entry(hashtag, movement(hashtag, movements)))
                .toList();
    }

    private static RankMovement movement(TrendingHashtag hashtag, Map<String, RankMovement> movements) {
        return Objects.requireNonNullElse(movements.get(hashtag.id()), hashtag.movement());
    }
}
