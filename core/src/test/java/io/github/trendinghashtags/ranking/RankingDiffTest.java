package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static io.github.trendinghashtags.ranking.PagesPort.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.ranking.RankingDiff.Side;
import io.github.trendinghashtags.ranking.RankingDiff.Unmatched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RankingDiffTest {

    /** Hashtags by id, in the order of their ranks. */
    private static Ranking ranking(String... ids) {
        return ranking(true, List.of(), ids.length, ids);
    }

    private static Ranking ranking(boolean consistent, List<Integer> missingPages, int total, String... ids) {
        List<TrendingHashtag> hashtags = IntStream.range(0, ids.length)
                .mapToObj(index -> hashtag(ids[index], index + 1))
                .toList();
        return new Ranking(QUERY, hashtags, total, missingPages, consistent, NOON, receipt(1));
    }

    @Test
    void tellsWhoCameWhoWentAndWhoMovedHowFar() {
        RankingDiff diff = RankingDiff.between(ranking("a", "b", "c", "d", "e"), ranking("a", "e", "x", "b", "c"));

        assertThat(diff.entered()).extracting(TrendingHashtag::id).containsExactly("x");
        assertThat(diff.left()).extracting(TrendingHashtag::id).containsExactly("d");
        assertThat(moves(diff.climbed())).containsExactly("e 3");
        assertThat(moves(diff.dropped())).containsExactly("b -2", "c -2");
        assertThat(moves(diff.unchanged())).containsExactly("a 0");
        assertThat(diff.unknown()).isEmpty();
    }

    @Test
    void thoseWhoMovedFarthestComeFirst() {
        RankingDiff diff = RankingDiff.between(ranking("a", "b", "c", "d", "e"), ranking("d", "c", "e", "b", "a"));

        assertThat(moves(diff.climbed())).containsExactly("d 3", "e 2", "c 1");
        assertThat(moves(diff.dropped())).containsExactly("a -4", "b -2");
    }

    @Test
    void aRenamedHashtagIsTheSameByItsId() {
        TrendingHashtag renamed = hashtag("a", "another name", 1, null, null, List.of());
        Ranking later = new Ranking(QUERY, List.of(renamed), 1, List.of(), true, NOON, receipt(1));

        assertThat(RankingDiff.between(ranking("a"), later).unchanged())
                .containsExactly(new RankingDiff.Move(hashtag("a", 1), renamed));
    }

    @Test
    void theChangesOfCountsAreDifferencesAndNullWhereOneIsUnknown() {
        TrendingHashtag few = hashtag("a", 2, 10L, 0L);
        TrendingHashtag many = hashtag("a", 1, 7L, Long.MAX_VALUE);
        TrendingHashtag unknown = hashtag("a", 1, null, null);

        assertThat(new RankingDiff.Move(few, many).posts()).isEqualTo(-3);
        assertThat(new RankingDiff.Move(few, many).views()).isEqualTo(Long.MAX_VALUE);
        assertThat(new RankingDiff.Move(many, few).views()).isEqualTo(-Long.MAX_VALUE);
        assertThat(new RankingDiff.Move(few, unknown).posts()).isNull();
        assertThat(new RankingDiff.Move(unknown, few).views()).isNull();
    }

    @Test
    void whoMayHideInAMissingPageOfTheEarlierRankingHasNotEntered() {
        Ranking earlier = ranking(true, List.of(2), 22, "a", "b");

        RankingDiff diff = RankingDiff.between(earlier, ranking("b", "x"));

        assertThat(diff.entered()).isEmpty();
        assertThat(diff.unknown()).containsExactly(new Unmatched(Side.LATER, hashtag("x", 2)));
        assertThat(diff.left()).extracting(TrendingHashtag::id).containsExactly("a");
        assertThat(moves(diff.climbed())).containsExactly("b 1");
    }

    @Test
    void whoMayHideInAMissingPageOfTheLaterRankingHasNotLeft() {
        Ranking later = ranking(true, List.of(2), 22, "b", "x");

        RankingDiff diff = RankingDiff.between(ranking("a", "b"), later);

        assertThat(diff.left()).isEmpty();
        assertThat(diff.unknown()).containsExactly(new Unmatched(Side.EARLIER, hashtag("a", 1)));
        assertThat(diff.entered()).extracting(TrendingHashtag::id).containsExactly("x");
    }

    @Test
    void whoMayHaveSlippedBetweenTwoPagesHasNotLeft() {
        Ranking changing = ranking(false, List.of(), 3, "b", "x");

        assertThat(RankingDiff.between(ranking("a", "b"), changing).left()).isEmpty();
    }

    @Test
    void whoMayHoldTheRankThatTheVendorCountsAndDoesNotGiveHasNotLeft() {
        Ranking gap = ranking(true, List.of(), 3, "b", "x");

        RankingDiff diff = RankingDiff.between(ranking("a", "b"), gap);

        assertThat(diff.left()).isEmpty();
        assertThat(diff.unknown()).containsExactly(new Unmatched(Side.EARLIER, hashtag("a", 1)));
    }

    @Test
    void aTotalThatIsLessThanWhatCameIsNotKnown() {
        Ranking later = Rankings.fetch(
                new PagesPort(number -> page(number, List.of(hashtag("b", 1), hashtag("x", 2)), 0, false)), QUERY);

        assertThat(later.hashtags()).hasSize(2);
        assertThat(RankingDiff.between(ranking("a", "b"), later).left()).isEmpty();
    }

    @Test
    void anEmptyRankingOfNoneShowsThatAllHaveLeft() {
        assertThat(RankingDiff.between(ranking("a", "b"), ranking()).left()).hasSize(2);
    }

    @Test
    void nullsAreRefusedByName() {
        refusedNull("earlier", () -> RankingDiff.between(null, ranking("a")));
        refusedNull("later", () -> RankingDiff.between(ranking("a"), null));
        refusedNull("earlier", () -> new RankingDiff.Move(null, hashtag("a", 1)));
        refusedNull("later", () -> new RankingDiff.Move(hashtag("a", 1), null));
        refusedNull("seenIn", () -> new Unmatched(null, hashtag("a", 1)));
        refusedNull("hashtag", () -> new Unmatched(Side.LATER, null));
        List<String> lists = List.of("entered", "left", "climbed", "dropped", "unchanged", "unknown");
        for (String missing : lists) {
            refusedNull(missing, () -> diffWithout(missing, null));
            refusedNull(missing + "[0]", () -> diffWithout(missing, Collections.singletonList(null)));
        }
    }

    private static <T> RankingDiff diffWithout(String missing, List<T> list) {
        return new RankingDiff(
                listOr("entered", missing, list),
                listOr("left", missing, list),
                listOr("climbed", missing, list),
                listOr("dropped", missing, list),
                listOr("unchanged", missing, list),
                listOr("unknown", missing, list));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> listOr(String name, String missing, List<?> list) {
        return name.equals(missing) ? (List<T>) list : List.of();
    }

    private static void refusedNull(String name, ThrowingCallable code) {
        assertThatNullPointerException().isThrownBy(code).withMessage(name);
    }

    @Test
    void aNewcomerWhoIsOutOfSightHasNotLeft() {
        Ranking earlier = new Ranking(
                QUERY.withNewToTop100(true),
                List.of(hashtag("a", 7), hashtag("b", 9)),
                2,
                List.of(),
                true,
                NOON,
                receipt(1));
        Ranking later = new Ranking(
                QUERY.withNewToTop100(true), List.of(hashtag("a", 7)), 2, List.of(), true, NOON, receipt(1));

        assertThat(RankingDiff.between(earlier, later).left()).isEmpty();
    }

    @Test
    void aRankingOfTwoDaysShowsNobodysAbsence() {
        assertThat(RankingDiff.between(ranking("a", "b"), ranking(false, List.of(), 2, "b", "x"))
                        .left())
                .isEmpty();
    }

    @Test
    void differentQueriesAreRefused() {
        Ranking elsewhere =
                new Ranking(QUERY.withRegion(Region.of("US")), List.of(), 0, List.of(), true, NOON, receipt(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankingDiff.between(ranking("a"), elsewhere))
                .withMessageContaining("only rankings of one query can be compared")
                .withMessageContaining("all_regions")
                .withMessageContaining("US");
    }

    @Test
    void aMoveOfTwoHashtagsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankingDiff.Move(hashtag("a", 1), hashtag("b", 1)))
                .withMessage("both must be of one hashtag, were a and b");
    }

    @Test
    void everyHashtagOfEitherRankingIsToldOnceAndTheOtherWayRoundItIsMirrored() {
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            Ranking one = drawn(random);
            Ranking other = drawn(random);

            RankingDiff there = RankingDiff.between(one, other);
            RankingDiff back = RankingDiff.between(other, one);

            assertThat(toldIds(there)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(one, other));
            assertThat(back.entered()).isEqualTo(there.left());
            assertThat(back.left()).isEqualTo(there.entered());
            assertThat(back.climbed()).hasSameSizeAs(there.dropped());
            assertThat(back.unknown())
                    .extracting(Unmatched::hashtag)
                    .containsExactlyInAnyOrderElementsOf(
                            there.unknown().stream().map(Unmatched::hashtag).toList());
        }
    }

    private static Ranking drawn(Random random) {
        List<String> ids = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(Integer::toString).toList());
        Collections.shuffle(ids, random);
        List<Integer> missing = random.nextInt(4) == 0 ? List.of(1) : List.of();
        int count = random.nextInt(ids.size());
        return ranking(
                random.nextBoolean(),
                missing,
                count + random.nextInt(2),
                ids.subList(0, count).toArray(String[]::new));
    }

    private static List<String> toldIds(RankingDiff diff) {
        Stream<TrendingHashtag> single = Stream.of(
                        diff.entered(),
                        diff.left(),
                        diff.unknown().stream().map(Unmatched::hashtag).toList())
                .flatMap(List::stream);
        Stream<TrendingHashtag> moved = Stream.of(diff.climbed(), diff.dropped(), diff.unchanged())
                .flatMap(List::stream)
                .map(RankingDiff.Move::later);
        return Stream.concat(single, moved).map(TrendingHashtag::id).toList();
    }

    private static HashSet<String> ids(Ranking one, Ranking other) {
        HashSet<String> ids = new HashSet<>();
        one.hashtags().forEach(hashtag -> ids.add(hashtag.id()));
        other.hashtags().forEach(hashtag -> ids.add(hashtag.id()));
        return ids;
    }

    private static List<String> moves(List<RankingDiff.Move> moves) {
        return moves.stream()
                .map(move -> move.later().id() + " " + move.places())
                .toList();
    }
}
