package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.report.History.Past;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import io.github.trendinghashtags.ranking.RankingDiff.Move;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How each hashtag of a ranking moved, and which moved most.
 *
 * @param all in the ranking's order
 * @param left what is no longer in the ranking, if there is an earlier one to compare with; otherwise empty
 */
record Movers(List<Entry> all, List<TrendingHashtag> left) {

    /** Since the ranking before the latest, or as the vendor says if there is none. */
    static Movers of(History history) {
        Ranking earlier = history.earlier();
        Map<String, RankMovement> movements = new HashMap<>();
        Map<String, Move> moves = new HashMap<>();
        List<TrendingHashtag> left = List.of();
        if (earlier != null) {
            RankingDiff diff = RankingDiff.between(earlier, history.latest());
            diff.entered().forEach(hashtag -> movements.put(hashtag.id(), RankMovement.newEntry()));
            diff.climbed().forEach(move -> movements.put(move.later().id(), RankMovement.up(move.places())));
            diff.dropped().forEach(move -> movements.put(move.later().id(), RankMovement.down(-move.places())));
            diff.unchanged().forEach(move -> movements.put(move.later().id(), RankMovement.unchanged()));
            diff.unknown()
                    .forEach(unmatched -> movements.put(unmatched.hashtag().id(), RankMovement.unknown(null)));
            Stream.of(diff.climbed(), diff.dropped(), diff.unchanged())
                    .flatMap(List::stream)
                    .forEach(move -> moves.put(move.later().id(), move));
            left = diff.left();
        }
        Map<String, Past> pasts = earlier == null ? Map.of() : history.pasts();
        List<Entry> all = history.latest().hashtags().stream()
                .map(hashtag -> new Entry(
                        hashtag,
                        movements.getOrDefault(hashtag.id(), hashtag.movement()),
                        moves.get(hashtag.id()),
                        pasts.get(hashtag.id())))
                .toList();
        return new Movers(all, left);
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
}
