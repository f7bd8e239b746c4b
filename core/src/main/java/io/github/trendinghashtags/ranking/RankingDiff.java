package io.github.trendinghashtags.ranking;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What moved between two rankings of the same query. Hashtags are matched by id and places by rank; the vendor's own
 * {@link TrendingHashtag#movement()} is not asked.
 *
 * <p>That a hashtag is not in a ranking counts only if nothing of that ranking is out of sight: it is {@linkplain
 * Ranking#complete() complete} and {@linkplain Ranking#consistent() consistent}, and has as many entries as the total that
 * its pages state. Otherwise the hashtag is {@code unknown}, and said neither to have entered nor to have left.
 *
 * @param entered in the later ranking and not in the earlier one, by rank
 * @param left in the earlier ranking and not in the later one, as they were there, by rank
 * @param climbed now at a lower rank number, the most places first, then by the later rank
 * @param dropped now at a higher rank number, the most places first, then by the later rank
 * @param unchanged at the same rank, by rank
 * @param unknown seen in one of the two, while the other may have it out of sight: those of the earlier ranking by rank,
 *     then those of the later one by rank
 * @serial exclude
 */
public record RankingDiff(
        List<TrendingHashtag> entered,
        List<TrendingHashtag> left,
        List<Move> climbed,
        List<Move> dropped,
        List<Move> unchanged,
        List<Unmatched> unknown)
        implements Serializable {

    /**
     * Copies the lists.
     *
     * @param entered see {@link #entered()}
     * @param left see {@link #left()}
     * @param climbed see {@link #climbed()}
     * @param dropped see {@link #dropped()}
     * @param unchanged see {@link #unchanged()}
     * @param unknown see {@link #unknown()}
     */
    public RankingDiff {
        entered = Require.copyOf("entered", entered);
        left = Require.copyOf("left", left);
        climbed = Require.copyOf("climbed", climbed);
        dropped = Require.copyOf("dropped", dropped);
        unchanged = Require.copyOf("unchanged", unchanged);
        unknown = Require.copyOf("unknown", unknown);
    }

    /** One of the two rankings that are compared. */
    public enum Side {
        /** The ranking to start from. */
        EARLIER,
        /** The ranking to arrive at. */
        LATER
    }

    /**
     * A hashtag that was seen in one ranking, while the other may have it out of sight.
     *
     * @param seenIn the ranking that has it
     * @param hashtag its entry there
     * @serial exclude
     */
    public record Unmatched(Side seenIn, TrendingHashtag hashtag) implements Serializable {

        /**
         * Refuses null.
         *
         * @param seenIn see {@link #seenIn()}
         * @param hashtag see {@link #hashtag()}
         */
        public Unmatched {
            Objects.requireNonNull(seenIn, "seenIn");
            Objects.requireNonNull(hashtag, "hashtag");
        }
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
            Objects.requireNonNull(earlier, "earlier");
            Objects.requireNonNull(later, "later");
            if (!earlier.id().equals(later.id())) {
                throw new IllegalArgumentException(
                        "both must be of one hashtag, were " + earlier.id() + " and " + later.id());
            }
        }

        /**
         * Returns how far it moved: the earlier rank less the later one.
         *
         * @return places, above 0 if it climbed, below 0 if it dropped
         */
        public int places() {
            return earlier.rank() - later.rank();
        }

        /**
         * Returns the change of posts in the period: the later count less the earlier one.
         *
         * @return posts, below 0 if they became fewer, or null if the vendor left out either count
         */
        public @Nullable Long posts() {
            return change(earlier.posts(), later.posts());
        }

        /**
         * Returns the change of views in the period: the later count less the earlier one.
         *
         * @return views, below 0 if they became fewer, or null if the vendor left out either count
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
     * @throws IllegalArgumentException if the two are of different queries
     */
    public static RankingDiff between(Ranking earlier, Ranking later) {
        Objects.requireNonNull(earlier, "earlier");
        Objects.requireNonNull(later, "later");
        if (!earlier.query().equals(later.query())) {
            throw new IllegalArgumentException("only rankings of one query can be compared, these are of "
                    + earlier.query() + " and " + later.query());
        }
        List<Move> moves = moves(earlier, later);
        List<TrendingHashtag> gone = onlyIn(earlier, later);
        List<TrendingHashtag> come = onlyIn(later, earlier);
        List<Unmatched> unknown = new ArrayList<>();
        if (!later.showsAll()) {
            gone.forEach(hashtag -> unknown.add(new Unmatched(Side.EARLIER, hashtag)));
            gone = List.of();
        }
        if (!earlier.showsAll()) {
            come.forEach(hashtag -> unknown.add(new Unmatched(Side.LATER, hashtag)));
            come = List.of();
        }
        return new RankingDiff(come, gone, moved(moves, +1), moved(moves, -1), moved(moves, 0), unknown);
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
