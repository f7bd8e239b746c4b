package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtag;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What moved between two rankings of the same query. Hashtags are matched by id and places by rank; the vendor's own
 * {@link TrendingHashtag#movement()} is not asked.
 *
 * <p>That a hashtag is not in a ranking is believed where that ranking {@linkplain Ranking#complete() is complete}, and
 * is {@linkplain Ranking#consistent() consistent} or has no {@linkplain Ranking#missingRanks() missing rank}. Elsewhere
 * the hashtag may only be out of sight: it is then {@code unsettled}, and said neither to have entered nor to have left.
 *
 * @param entered in the later ranking and not in the earlier one, by rank
 * @param left in the earlier ranking and not in the later one, as they were there, by rank
 * @param climbed now at a lower rank number, the most places first, then by the later rank
 * @param fell now at a higher rank number, the most places first, then by the later rank
 * @param stayed at the same rank, by rank
 * @param unsettled in one of the two, where the other one can't be believed not to have it: those of the earlier ranking
 *     by rank, then those of the later one by rank
 * @serial exclude
 */
public record RankingDiff(
        List<TrendingHashtag> entered,
        List<TrendingHashtag> left,
        List<Move> climbed,
        List<Move> fell,
        List<Move> stayed,
        List<TrendingHashtag> unsettled)
        implements Serializable {

    /**
     * Copies the lists.
     *
     * @param entered see {@link #entered()}
     * @param left see {@link #left()}
     * @param climbed see {@link #climbed()}
     * @param fell see {@link #fell()}
     * @param stayed see {@link #stayed()}
     * @param unsettled see {@link #unsettled()}
     */
    public RankingDiff {
        entered = List.copyOf(entered);
        left = List.copyOf(left);
        climbed = List.copyOf(climbed);
        fell = List.copyOf(fell);
        stayed = List.copyOf(stayed);
        unsettled = List.copyOf(unsettled);
    }

    /**
     * A hashtag that is in both rankings.
     *
     * @param earlier its entry in the earlier ranking
     * @param later its entry in the later ranking
     * @serial exclude
     */
    public record Move(TrendingHashtag earlier, TrendingHashtag later) implements Serializable {

        /**
         * Refuses two different hashtags.
         *
         * @param earlier see {@link #earlier()}
         * @param later see {@link #later()}
         */
        public Move {
            if (!earlier.id().equals(later.id())) {
                throw new IllegalArgumentException(
                        "both must be of one hashtag, were " + earlier.id() + " and " + later.id());
            }
        }

        /**
         * How far it moved: the earlier rank less the later one.
         *
         * @return places, above 0 where it climbed, below 0 where it fell
         */
        public int places() {
            return earlier.rank() - later.rank();
        }

        /**
         * The change of posts in the period: the later count less the earlier one.
         *
         * @return posts, below 0 where they became fewer, or null where the vendor left out either count
         */
        public @Nullable Long posts() {
            return change(earlier.posts(), later.posts());
        }

        /**
         * The change of views in the period: the later count less the earlier one.
         *
         * @return views, below 0 where they became fewer, or null where the vendor left out either count
         */
        public @Nullable Long views() {
            return change(earlier.views(), later.views());
        }

        private static @Nullable Long change(@Nullable Long earlier, @Nullable Long later) {
            return earlier == null || later == null ? null : Long.valueOf(later - earlier);
        }
    }

    /**
     * Compares two rankings.
     *
     * @param earlier the one to start from
     * @param later the one to arrive at; the times of the two are not looked at
     * @return what moved
     * @throws IllegalArgumentException where the two are of different queries
     */
    public static RankingDiff between(Ranking earlier, Ranking later) {
        if (!earlier.query().equals(later.query())) {
            throw new IllegalArgumentException("only rankings of one query can be compared, these are of "
                    + earlier.query() + " and " + later.query());
        }
        List<Move> moves = moves(earlier, later);
        List<TrendingHashtag> gone = onlyIn(earlier, later);
        List<TrendingHashtag> come = onlyIn(later, earlier);
        List<TrendingHashtag> unsettled = new ArrayList<>();
        if (!showsAll(later)) {
            unsettled.addAll(gone);
            gone = List.of();
        }
        if (!showsAll(earlier)) {
            unsettled.addAll(come);
            come = List.of();
        }
        return new RankingDiff(come, gone, moved(moves, +1), moved(moves, -1), moved(moves, 0), unsettled);
    }

    private static boolean showsAll(Ranking ranking) {
        return ranking.complete()
                && (ranking.consistent() || ranking.missingRanks().isEmpty());
    }

    private static List<Move> moves(Ranking earlier, Ranking later) {
        Map<String, TrendingHashtag> before = byId(earlier);
        return later.hashtags().stream()
                .flatMap(hashtag ->
                        Optional.ofNullable(before.get(hashtag.id())).stream().map(old -> new Move(old, hashtag)))
                .toList();
    }

    private static List<TrendingHashtag> onlyIn(Ranking one, Ranking other) {
        Map<String, TrendingHashtag> others = byId(other);
        return one.hashtags().stream()
                .filter(hashtag -> !others.containsKey(hashtag.id()))
                .toList();
    }

    private static Map<String, TrendingHashtag> byId(Ranking ranking) {
        return ranking.hashtags().stream().collect(Collectors.toMap(TrendingHashtag::id, Function.identity()));
    }

    private static List<Move> moved(List<Move> moves, int direction) {
        return moves.stream()
                .filter(move -> Integer.signum(move.places()) == direction)
                .sorted(Comparator.comparingInt(move -> -Math.abs(move.places())))
                .toList();
    }
}
