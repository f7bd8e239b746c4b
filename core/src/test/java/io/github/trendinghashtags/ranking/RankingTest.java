package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.hashtags;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.Ranking.FetchedPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Ranking ranking(List<TrendingHashtag> hashtags, int total, List<Integer> missing) {
        return ranking(QUERY, hashtags, total, missing);
    }

    private static Ranking ranking(
            TrendingHashtagsQuery query, List<TrendingHashtag> hashtags, int total, List<Integer> missing) {
        return new Ranking(query, hashtags, total, missing, true, NOON, receipt(1));
    }

    @Test
    void theEntriesAreByRankAndTheMissingPagesAscend() {
        Ranking ranking =
                ranking(List.of(hashtag("c", 3), hashtag("first", 1), hashtag("also", 1)), 100, List.of(5, 3, 5));

        assertThat(ranking.hashtags()).extracting(TrendingHashtag::id).containsExactly("first", "also", "c");
        assertThat(ranking.missingPages()).containsExactly(3, 5);
    }

    @Test
    void theListsAreCopied() {
        List<TrendingHashtag> hashtags = new ArrayList<>(hashtags(1, 20));
        List<Integer> missing = new ArrayList<>(List.of(2));
        Ranking ranking = ranking(hashtags, 100, missing);

        hashtags.clear();
        missing.clear();

        assertThat(ranking.hashtags()).hasSize(20);
        assertThat(ranking.complete()).isFalse();
    }

    @Test
    void theQueryIsOfTheFirstPageAndOfTwentyAPage() {
        Ranking ranking = ranking(QUERY.withPage(4).withLimit(7), List.of(), 0, List.of());

        assertThat(ranking.query()).isEqualTo(QUERY);
    }

    @Test
    void theMissingRanksAreThoseThatNobodyHolds() {
        assertThat(ranking(List.of(hashtag("a", 2), hashtag("b", 4)), 5, List.of())
                        .missingRanks())
                .containsExactly(1, 3, 5);
    }

    @Test
    void noMoreThanAThousandRanksAreMissed() {
        assertThat(ranking(List.of(), Integer.MAX_VALUE, List.of()).missingRanks())
                .hasSize(1000);
    }

    @Test
    void newcomersHaveGapsBetweenThemAndMissNoRank() {
        Ranking newcomers = ranking(QUERY.withNewToTop100(true), List.of(hashtag("a", 7)), 2, List.of());

        assertThat(newcomers.missingRanks()).isEmpty();
    }

    @Test
    void badPartsAreRefused() {
        refused(
                "no hashtag may come twice, did a",
                () -> ranking(List.of(hashtag("a", 1), hashtag("a", 2)), 100, List.of()));
        refused("total must be at least the number of hashtags, 2, was 1", () -> ranking(hashtags(1, 2), 1, List.of()));
        refused("total must be at least the number of hashtags, 0, was -1", () -> ranking(List.of(), -1, List.of()));
        refused("missing page must be from 1 to 50, was 0", () -> ranking(List.of(), 100, List.of(0)));
        refused("missing page must be from 1 to 50, was 51", () -> ranking(List.of(), 100, List.of(51)));
        assertThat(ranking(List.of(), 100, List.of(1, 50)).missingPages()).hasSize(2);
        assertThatNullPointerException()
                .isThrownBy(() -> new Ranking(QUERY, List.of(), 0, List.of(), true, null, receipt(1)))
                .withMessage("takenAt");
        assertThatNullPointerException()
                .isThrownBy(() -> new Ranking(QUERY, List.of(), 0, List.of(), true, NOON, null))
                .withMessage("receipt");
    }

    @Test
    void badListsAreRefusedByName() {
        refusedNull("query", () -> ranking(null, List.of(), 0, List.of()));
        refusedNull("hashtags", () -> ranking(null, 0, List.of()));
        refusedNull("hashtags[1]", () -> ranking(Arrays.asList(hashtag("a", 1), null), 2, List.of()));
        refusedNull("missingPages", () -> ranking(List.of(), 0, null));
        refusedNull("missingPages[0]", () -> ranking(List.of(), 0, Arrays.asList((Integer) null)));
        refusedNull("fetchedPages", () -> fetched(List.of(), null));
        refusedNull("fetchedPages[0]", () -> fetched(List.of(), Arrays.asList((FetchedPage) null)));
        refusedNull("ids", () -> new FetchedPage(1, 0, false, null));
        refusedNull("ids[0]", () -> new FetchedPage(1, 0, false, Arrays.asList((String) null)));
    }

    @Test
    void badFetchedPagesAreRefused() {
        FetchedPage first = new FetchedPage(1, 2, false, List.of("1", "2"));

        refused("fetched page must be from 1 to 50, was 0", () -> new FetchedPage(0, 0, false, List.of()));
        refused("fetched page must be from 1 to 50, was 51", () -> new FetchedPage(51, 0, false, List.of()));
        refused("total must be at least 0, was -1", () -> new FetchedPage(50, -1, false, List.of()));
        refused(
                "a page must be fetched once or missing, page 1 comes twice",
                () -> fetched(hashtags(1, 2), List.of(first, first)));
        refused(
                "a page must be fetched once or missing, page 2 comes twice",
                () -> fetched(hashtags(1, 2), List.of(first, new FetchedPage(2, 2, false, List.of()))));
        refused(
                "each id of a fetched page must be of a hashtag, page 1 has 2",
                () -> fetched(hashtags(1, 1), List.of(first)));
    }

    @Test
    void theFetchedPagesAreByNumber() {
        FetchedPage first = new FetchedPage(1, 2, false, List.of("1"));
        FetchedPage third = new FetchedPage(3, 2, false, List.of("1", "2"));

        assertThat(fetched(hashtags(1, 2), List.of(third, first)).fetchedPages())
                .containsExactly(first, third);
    }

    /** A ranking of two whose second page is missing. */
    private static Ranking fetched(List<TrendingHashtag> hashtags, List<FetchedPage> pages) {
        return new Ranking(QUERY, hashtags, 2, List.of(2), pages, true, false, NOON, receipt(1));
    }

    private static void refusedNull(String message, ThrowingCallable code) {
        assertThatNullPointerException().isThrownBy(code).withMessage(message);
    }

    @Test
    void aRankingComesBackEqual() throws Exception {
        Ranking ranking = ranking(hashtags(1, 20), 100, List.of(2));

        assertThat(thereAndBack(ranking)).isEqualTo(ranking);
    }

    @Test
    void anExceptionComesBackWithItsRankingAndItsCause() throws Exception {
        IncompleteRankingException original =
                new IncompleteRankingException(ranking(hashtags(1, 20), 100, List.of(2)), outOfCredits(2));

        IncompleteRankingException copy = thereAndBack(original);

        assertThat(copy)
                .hasMessage(original.getMessage())
                .hasCauseInstanceOf(original.getCause().getClass());
        assertThat(copy.partial()).isEqualTo(original.partial());
        assertThat(copy.receipt()).isEqualTo(original.receipt());
        assertThat(copy.status()).isEqualTo(402);
    }

    @Test
    void anExceptionTakesAnotherMessage() {
        TrendingHashtagsException original =
                new IncompleteRankingException(ranking(hashtags(1, 20), 100, List.of(2)), outOfCredits(2));

        assertThat(original.withMessage("stopped at lunch"))
                .isInstanceOf(IncompleteRankingException.class)
                .hasMessage("stopped at lunch")
                .hasCause(original.getCause());
        assertThat(original.withReceipt(original.receipt())).hasMessage(original.getMessage());
    }

    @Test
    void anExceptionNeedsARankingAndACause() {
        assertThatNullPointerException()
                .isThrownBy(() -> new IncompleteRankingException(ranking(List.of(), 0, List.of()), null))
                .withMessage("cause");
        assertThatNullPointerException()
                .isThrownBy(() -> new IncompleteRankingException(null, outOfCredits(1)))
                .withMessage("partial");
    }

    @Test
    void anExceptionNamesACauseWithoutAMessage() {
        assertThat(new IncompleteRankingException(ranking(hashtags(1, 2), 40, List.of(2)), new StackOverflowError()))
                .hasMessage("the ranking is incomplete: 2 of 40 hashtags came, missing are the pages [2]: "
                        + "StackOverflowError");
    }

    private static void refused(String message, ThrowingCallable code) {
        assertThatIllegalArgumentException().isThrownBy(code).withMessage(message);
    }

    @SuppressWarnings("unchecked")
    private static <T> T thereAndBack(T original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
