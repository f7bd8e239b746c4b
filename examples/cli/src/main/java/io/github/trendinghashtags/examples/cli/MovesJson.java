package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.json.Json;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.RankingDiff;
import io.github.trendinghashtags.ranking.RankingDiff.Move;
import io.github.trendinghashtags.ranking.RankingDiff.Side;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What moved, as a JSON object on a line. Values are exact, and what the vendor leaves out is null. */
record MovesJson(
        boolean invented,
        Instant earlier,
        Instant later,
        List<TrendingHashtag> entered,
        List<TrendingHashtag> left,
        List<Moved> climbed,
        List<Moved> dropped,
        List<Moved> unchanged,
        List<TrendingHashtag> unknownEarlier,
        List<TrendingHashtag> unknownLater) {

    /** A hashtag that is in both rankings. */
    record Moved(
            String id,
            String name,
            int rank,
            int was,
            int places,
            @Nullable Long posts,
            @Nullable Long views) {
        private static Moved of(Move move) {
            return new Moved(
                    move.later().id(),
                    move.later().name(),
                    move.later().rank(),
                    move.earlier().rank(),
                    move.places(),
                    move.posts(),
                    move.views());
        }
    }

    static String of(Ranking earlier, Ranking later, boolean invented) {
        RankingDiff diff = RankingDiff.between(earlier, later);
        return Json.line(new MovesJson(
                invented,
                earlier.takenAt(),
                later.takenAt(),
                diff.entered(),
                diff.left(),
                diff.climbed().stream().map(Moved::of).toList(),
                diff.dropped().stream().map(Moved::of).toList(),
                diff.unchanged().stream().map(Moved::of).toList(),
                unknown(diff, Side.EARLIER),
                unknown(diff, Side.LATER)));
    }

    private static List<TrendingHashtag> unknown(RankingDiff diff, Side side) {
        return diff.unknown().stream()
                .filter(unmatched -> unmatched.seenIn() == side)
                .map(RankingDiff.Unmatched::hashtag)
                .toList();
    }
}
