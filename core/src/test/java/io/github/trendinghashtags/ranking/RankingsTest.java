package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.hashtags;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static io.github.trendinghashtags.ranking.PagesPort.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingsTest {

    /** Blocking or not. */
    interface CallMode extends BiFunction<PagesPort, TrendingHashtagsQuery, Ranking> {}

    static Stream<Named<CallMode>> modes() {
        return Stream.of(
                Named.of("blocking", Rankings::fetch),
                Named.of(
                        "asynchronous",
                        (port, query) -> Rankings.fetchAsync(port, query).join()));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aTop100TakesFiveRequests(CallMode mode) {
        PagesPort port = PagesPort.of(100);

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 100));
        assertThat(ranking.total()).isEqualTo(100);
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.missingRanks()).isEmpty();
        assertThat(ranking.consistent()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theReceiptIsOfAllPagesAndTheTimeOfTheOldest(CallMode mode) {
        Ranking ranking = mode.apply(PagesPort.of(100), QUERY);

        // Page 1 took 1 s, and the longest of those beside one another 5 s.
        assertThat(ranking.receipt()).isEqualTo(new Receipt("r-5", 5, 10, Duration.ofSeconds(6), NOON.plusSeconds(5)));
        assertThat(ranking.takenAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void allOtherPagesAreAskedForBeforeAnyIsAnswered() {
        PagesPort port = PagesPort.of(100).holding();

        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);
        assertThat(port.asked).containsExactly(1);
        port.answer(1);
        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);

        List.of(5, 3, 2).forEach(port::answer);
        assertThat(ranking).isNotDone();
        port.answer(4);
        assertThat(ranking.join().hashtags()).isEqualTo(hashtags(1, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE - 21, Integer.MAX_VALUE - 19, Integer.MAX_VALUE})
    void theGreatestTotalsAreCountedInPagesToo(int total) {
        PagesPort port = new PagesPort(number -> lying(whole(number, 100), total)).holding();
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);

        port.answer(1);

        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);
        List.of(2, 3, 4, 5).forEach(port::answer);
        assertThat(ranking.join().complete()).isTrue();
    }

    @Test
    void atMostFourPagesAreUnderWayAtOnce() {
        PagesPort port = PagesPort.of(199).holding();

        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);
        port.answer(1);
        List.of(2, 3, 4).forEach(port::answer);
        assertThat(port.asked).hasSize(5);
        port.answer(5);
        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        List.of(6, 7, 8, 9).forEach(port::answer);
        port.answer(10);

        assertThat(ranking.join().hashtags()).hasSize(199);
    }

    @Test
    void theQuerysPageAndLimitDoNotMatterAndItsFiltersStay() {
        List<TrendingHashtagsQuery> queries = new ArrayList<>();
        PagesPort port = new PagesPort(number -> whole(number, 40)) {
            @Override
            public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
                queries.add(query);
                return super.fetchAsync(query);
            }
        };
        TrendingHashtagsQuery pets = QUERY.withIndustry(IndustryId.PETS);

        Ranking ranking =
                Rankings.fetchAsync(port, pets.withPage(3).withLimit(5)).join();

        assertThat(queries).containsExactly(pets, pets.withPage(2));
        assertThat(ranking.query()).isEqualTo(pets);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aRankingOfOnePageTakesOneRequest(CallMode mode) {
        PagesPort port = PagesPort.of(20);

        assertThat(mode.apply(port, QUERY).hashtags()).hasSize(20);
        assertThat(port.asked).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anEmptyRankingTakesOneRequest(CallMode mode) {
        PagesPort port = new PagesPort(number -> page(number, List.of(), 100, true));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).containsExactly(1);
        assertThat(ranking.hashtags()).isEmpty();
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.missingRanks()).hasSize(100);
    }

    // A vendor whose word can't be trusted.

    @ParameterizedTest
    @MethodSource("modes")
    void noMoreToFollowIsBelievedOverTheTotal(CallMode mode) {
        PagesPort port = new PagesPort(number -> page(number, hashtags(1, 20), 100, false));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).containsExactly(1);
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.missingRanks()).startsWith(21).endsWith(100);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aTotalBeyondAllMeasureCostsATop100NothingMore(CallMode mode) {
        PagesPort port = new PagesPort(number -> lying(whole(number, 100), Integer.MAX_VALUE));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).hasSize(5);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 100));
        assertThat(ranking.total()).isEqualTo(Integer.MAX_VALUE);
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.missingRanks()).hasSize(900);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aTotalThatIsTooSmallLosesNothing(CallMode mode) {
        for (int told : List.of(0, 3, 43, 99)) {
            PagesPort port = new PagesPort(number -> lying(whole(number, 100), told));

            Ranking ranking = mode.apply(port, QUERY);

            assertThat(port.asked).hasSize(5);
            assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 100));
            assertThat(ranking.total()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aVendorWhoSaysMoreForEverIsBelievedUpToTheTotal(CallMode mode) {
        PagesPort port = new PagesPort(number -> page(number, hashtags(20 * number - 19, 20 * number), 100, true));

        assertThat(mode.apply(port, QUERY).hashtags()).hasSize(100);
        assertThat(port.asked).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aVendorWithoutEndIsNotPaidForEver(CallMode mode) {
        for (int told : List.of(0, Integer.MAX_VALUE)) {
            PagesPort port = new PagesPort(number -> page(number, hashtags(20 * number - 19, 20 * number), told, true));

            Ranking ranking = mode.apply(port, QUERY);

            assertThat(port.asked).hasSize(50);
            assertThat(ranking.hashtags()).hasSize(1000);
            assertThat(ranking.complete()).isTrue();
            assertThat(ranking.receipt().creditsAtMost()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anEmptyPageEndsARankingThoughTheVendorSaysMore(CallMode mode) {
        PagesPort port =
                new PagesPort(number -> number == 1 ? lying(whole(1, 100), 200) : page(number, List.of(), 200, true));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);
        assertThat(ranking.hashtags()).hasSize(20);
        assertThat(ranking.complete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aPageRepeatedForEverEndsARankingAndIsSaid(CallMode mode) {
        PagesPort port = new PagesPort(number -> page(number, hashtags(1, 20), 200, true));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 20));
        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.missingRanks()).hasSize(180);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aPageRepeatedOnceLosesNothingOfThoseBehindIt(CallMode mode) {
        PagesPort port = new PagesPort(number -> whole(number == 3 ? 2 : number, 200));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).hasSize(10);
        assertThat(ranking.hashtags()).hasSize(180);
        assertThat(ranking.missingRanks()).isEqualTo(ranks(41, 60));
        assertThat(ranking.consistent()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void pagesShorterThanAskedForLoseNothing(CallMode mode) {
        PagesPort port =
                new PagesPort(number -> page(number, hashtags(10 * number - 9, 10 * number), 100, number < 10));

        assertThat(mode.apply(port, QUERY).hashtags()).isEqualTo(hashtags(1, 100));
        assertThat(port.asked).hasSize(10);
    }

    // A ranking that changes between two pages.

    @ParameterizedTest
    @MethodSource("modes")
    void aNewcomerWhoShiftsTheListIsSaid(CallMode mode) {
        // After page 1 all move down by one: what was 20th is 21st, and comes again.
        PagesPort port = new PagesPort(number -> number == 1
                ? whole(1, 100)
                : page(number, shifted(20 * number - 19, Math.min(20 * number, 100)), 100, number < 5));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(port.asked).hasSize(5);
        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.hashtags()).hasSize(99).doesNotHaveDuplicates();
        assertThat(ranking.hashtags().get(19)).isEqualTo(hashtag("20", 20));
        assertThat(ranking.missingRanks()).containsExactly(21);
        assertThat(ranking.complete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void twoHoldersOfARankAreBothKeptAndSaid(CallMode mode) {
        PagesPort port =
                new PagesPort(number -> number == 1 ? whole(1, 21) : page(2, List.of(hashtag("other", 20)), 21, false));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.hashtags()).extracting(TrendingHashtag::id).endsWith("20", "other");
        assertThat(ranking.missingRanks()).containsExactly(21);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aTotalThatChangesIsSaid(CallMode mode) {
        PagesPort port = new PagesPort(number -> lying(whole(number, 100), number == 4 ? 101 : 100));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.total()).isEqualTo(101);
        assertThat(port.asked).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theTotalOfAPageWithoutEntriesDoesNotCount(CallMode mode) {
        PagesPort port = new PagesPort(number -> number == 4 ? page(4, List.of(), 400, true) : whole(number, 100));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(ranking.consistent()).isTrue();
        assertThat(ranking.total()).isEqualTo(100);
        assertThat(port.asked).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theTotalOfAPageWithoutEntriesHidesNoChange(CallMode mode) {
        PagesPort port = new PagesPort(number -> switch (number) {
            case 4 -> page(4, List.of(), 120, true);
            case 5 -> page(5, hashtags(81, 100), 120, false);
            default -> whole(number, 100);
        });

        assertThat(mode.apply(port, QUERY).consistent()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aStalePageMakesAStaleRanking(CallMode mode) {
        PagesPort port = new PagesPort(number -> number == 3 ? staleCopy(whole(3, 100)) : whole(number, 100));

        assertThat(mode.apply(port, QUERY).stale()).isTrue();
        assertThat(mode.apply(PagesPort.of(100), QUERY).stale()).isFalse();
    }

    private static TrendingHashtagsPage staleCopy(TrendingHashtagsPage page) {
        return new TrendingHashtagsPage(
                page.hashtags(), page.page(), page.total(), page.hasMore(), page.receipt(), true);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void pagesOfTwoDaysAreSaid(CallMode mode) {
        PagesPort port = new PagesPort(number -> answered(whole(number, 100), number == 2 ? 0 : 1));

        Ranking ranking = mode.apply(port, QUERY);

        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.takenAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void aPortWithoutAPageIsSaid() {
        PagesPort broken = new PagesPort(number -> null);

        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.fetch(broken, QUERY))
                .withMessage("the port returned no page");
    }

    @Test
    void nullsAreRefusedAtOnceByName() {
        PagesPort port = PagesPort.of(100);
        Ranking ranking = Rankings.fetch(port, QUERY);

        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.fetchAsync(null, QUERY))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.fetchAsync(port, null))
                .withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.fetch(null, QUERY))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.fetch(port, null))
                .withMessage("query");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.resume(null, ranking))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.resumeAsync(null, ranking))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.resume(port, null))
                .withMessage("partial");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.resumeAsync(port, null))
                .withMessage("partial");
    }

    private static List<TrendingHashtag> shifted(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(rank -> hashtag(Integer.toString(rank - 1), rank))
                .toList();
    }

    private static List<Integer> ranks(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static TrendingHashtagsPage lying(TrendingHashtagsPage page, int total) {
        return page(page.page(), page.hashtags(), total, page.hasMore());
    }

    private static TrendingHashtagsPage answered(TrendingHashtagsPage page, int daysLater) {
        Receipt at = page.receipt();
        Receipt later =
                new Receipt(at.requestId(), 1, 2, at.elapsed(), at.completedAt().plus(Duration.ofDays(daysLater)));
        return new TrendingHashtagsPage(page.hashtags(), page.page(), page.total(), page.hasMore(), later);
    }
}
