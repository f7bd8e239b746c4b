package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        assertThat(moves(diff.fell())).containsExactly("b -2", "c -2");
        assertThat(moves(diff.stayed())).containsExactly("a 0");
        assertThat(diff.unsettled()).isEmpty();
    }

    @Test
    void thoseWhoMovedFarthestComeFirst() {
        RankingDiff diff = RankingDiff.between(ranking("a", "b", "c", "d", "e"), ranking("d", "c", "e", "b", "a"));

        assertThat(moves(diff.climbed())).containsExactly("d 3", "e 2", "c 1");
        assertThat(moves(diff.fell())).containsExactly("a -4", "b -2");
    }

    @Test
    void aRenamedHashtagIsTheSameByItsId() {
        TrendingHashtag renamed = hashtag("a", "another name", 1, null, null, List.of());
        Ranking later = new Ranking(QUERY, List.of(renamed), 1, List.of(), true, NOON, receipt(1));

        assertThat(RankingDiff.between(ranking("a"), later).stayed())
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
        assertThat(diff.unsettled()).extracting(TrendingHashtag::id).containsExactly("x");
        assertThat(diff.left()).extracting(TrendingHashtag::id).containsExactly("a");
        assertThat(moves(diff.climbed())).containsExactly("b 1");
    }

    @Test
    void whoMayHideInAMissingPageOfTheLaterRankingHasNotLeft() {
        Ranking later = ranking(true, List.of(2), 22, "b", "x");

        RankingDiff diff = RankingDiff.between(ranking("a", "b"), later);

        assertThat(diff.left()).isEmpty();
        assertThat(diff.unsettled()).extracting(TrendingHashtag::id).containsExactly("a");
        assertThat(diff.entered()).extracting(TrendingHashtag::id).containsExactly("x");
    }

    @Test
    void whoMayHaveSlippedBetweenTwoPagesHasNotLeft() {
        Ranking changing = ranking(false, List.of(), 3, "b", "x");

        assertThat(RankingDiff.between(ranking("a", "b"), changing).left()).isEmpty();
    }

    @Test
    void aRankTheVendorNeverGivesHidesNobody() {
        Ranking gap = ranking(true, List.of(), 3, "b", "x");

        assertThat(RankingDiff.between(ranking("a", "b"), gap).left()).hasSize(1);
    }

    @Test
    void anInconsistentRankingWithAHolderForEveryRankHidesNobody() {
        Ranking full = ranking(false, List.of(), 2, "b", "x");

        assertThat(RankingDiff.between(ranking("a", "b"), full).left()).hasSize(1);
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
            assertThat(back.climbed()).hasSameSizeAs(there.fell());
            assertThat(back.unsettled()).containsExactlyInAnyOrderElementsOf(there.unsettled());
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
        Stream<TrendingHashtag> single =
                Stream.of(diff.entered(), diff.left(), diff.unsettled()).flatMap(List::stream);
        Stream<TrendingHashtag> moved = Stream.of(diff.climbed(), diff.fell(), diff.stayed())
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
