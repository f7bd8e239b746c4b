package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.NOON;
import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.hashtags;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static io.github.trendinghashtags.ranking.PagesPort.receipt;
import static io.github.trendinghashtags.ranking.PagesPort.whole;
import static io.github.trendinghashtags.ranking.RankingFailuresTest.partialOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingResumeTest {
    private final PagesPort port = PagesPort.of(100);

    /** Blocking or not. */
    interface CallMode extends BiFunction<PagesPort, Ranking, Ranking> {}

    static Stream<Named<CallMode>> modes() {
        return Stream.of(
                Named.of("blocking", Rankings::resume),
                Named.of(
                        "asynchronous",
                        (port, partial) -> Rankings.resumeAsync(port, partial).join()));
    }

    /** All pages but those, which failed when all of them were under way. */
    private static Ranking lacking(int total, List<Integer> missing) {
        PagesPort first = PagesPort.of(total).holding();
        missing.forEach(number -> first.failing(number, outOfCredits(number)));
        CompletableFuture<Ranking> ranking = Rankings.fetchAsync(first, QUERY);
        List.of(1, 2, 3, 4, 5).forEach(first::answer);
        return partialOf(ranking);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void onlyTheMissingPagesAreAskedFor(CallMode mode) {
        Ranking ranking = mode.apply(port, lacking(100, List.of(2, 4)));

        assertThat(port.asked).containsExactly(2, 4);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 100));
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.consistent()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theReceiptsAreAddedUpAndTheOldestPageTellsTheAge(CallMode mode) {
        Ranking ranking = mode.apply(port, lacking(100, List.of(2, 4)));

        // At first 1 s and then 5 s, now 4 s.
        assertThat(ranking.receipt()).isEqualTo(new Receipt("r-5", 7, 14, Duration.ofSeconds(10), NOON.plusSeconds(5)));
        assertThat(ranking.takenAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aCompleteRankingCostsNothing(CallMode mode) {
        Ranking complete = Rankings.fetch(PagesPort.of(100), QUERY);

        assertThat(mode.apply(port, complete)).isSameAs(complete);
        assertThat(port.asked).isEmpty();
    }

    @Test
    void aLongRankingGoesOnInRounds() {
        Ranking partial = lacking(200, List.of(3));
        PagesPort rest = PagesPort.of(200).holding();

        CompletableFuture<Ranking> ranking = Rankings.resumeAsync(rest, partial);
        assertThat(rest.asked).containsExactly(3);
        rest.answer(3);
        assertThat(rest.asked).containsExactly(3, 6, 7, 8, 9);
        List.of(6, 7, 8, 9).forEach(rest::answer);
        rest.answer(10);

        assertThat(ranking.join().hashtags()).isEqualTo(hashtags(1, 200));
    }

    @Test
    void whatFollowsAPageBeyondTooSmallATotalIsAskedForToo() {
        PagesPort lying = new PagesPort(number -> small(whole(number, 200)));
        Ranking partial = partialOf(Rankings.fetchAsync(lying.failing(6, outOfCredits(6)), QUERY));
        assertThat(partial.missingPages()).containsExactly(6);
        lying.serving(number -> small(whole(number, 200)));

        Ranking ranking = Rankings.resume(lying, partial);

        assertThat(lying.asked).containsExactly(6, 7, 8, 9, 10);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 200));
    }

    @Test
    void aMissingPageInTheMiddleThatIsEmptyNowEndsNothing() {
        Ranking partial = lacking(200, List.of(3));
        PagesPort rest = new PagesPort(number -> number == 3 ? page(3, List.of(), 200, false) : whole(number, 200));

        Ranking ranking = Rankings.resume(rest, partial);

        assertThat(rest.asked).containsExactly(3, 6, 7, 8, 9, 10);
        assertThat(ranking.hashtags()).hasSize(180);
        assertThat(ranking.complete()).isTrue();
    }

    @Test
    void aWholeRoundOfEmptyPagesInTheMiddleEndsNothing() {
        Ranking partial = new Ranking(QUERY, hashtags(101, 180), 200, List.of(2, 3, 4, 5, 10), true, NOON, receipt(1));
        PagesPort rest = new PagesPort(number -> number < 6 ? page(number, List.of(), 200, false) : whole(number, 200));

        assertThat(Rankings.resume(rest, partial).hashtags()).isEqualTo(hashtags(101, 200));
        assertThat(rest.asked).containsExactly(2, 3, 4, 5, 10);
    }

    @Test
    void aRankingThatHasBecomeShorterIsNotAskedForBeyondItsEnd() {
        Ranking partial = lacking(200, List.of(3));
        PagesPort rest = PagesPort.of(120);

        Ranking ranking = Rankings.resume(rest, partial);

        assertThat(rest.asked).containsExactly(3, 6, 7, 8, 9);
        assertThat(ranking.hashtags()).isEqualTo(hashtags(1, 120));
        assertThat(ranking.complete()).isTrue();
        assertThat(ranking.consistent()).isFalse();
    }

    @Test
    void aPageThatFailsAgainKeepsAllThatCameByThen() {
        Ranking partial = lacking(100, List.of(2, 4));
        TrendingHashtagsException failure = outOfCredits(4);

        IncompleteRankingException incomplete = catchThrowableOfType(
                IncompleteRankingException.class, () -> Rankings.resume(port.failing(4, failure), partial));

        assertThat(incomplete).hasCause(failure);
        assertThat(incomplete.partial().missingPages()).containsExactly(4);
        assertThat(incomplete.partial().hashtags()).hasSize(80);
        assertThat(incomplete.partial().receipt().creditsAtMost()).isEqualTo(14);
        assertThat(Rankings.resume(PagesPort.of(100), incomplete.partial()).hashtags())
                .isEqualTo(hashtags(1, 100));
    }

    @Test
    void whereNothingNewComesTheCostIsAddedAllTheSame() {
        Ranking partial = lacking(100, List.of(2));

        Ranking still = partialOf(Rankings.resumeAsync(port.failing(2, outOfCredits(2)), partial));

        assertThat(still.missingPages()).containsExactly(2);
        assertThat(still.hashtags()).isEqualTo(partial.hashtags());
        assertThat(still.receipt().creditsAtMost()).isEqualTo(12);
    }

    @Test
    void anIdThatComesAgainStaysAsItWasAndIsSaid() {
        Ranking partial = lacking(100, List.of(2));
        PagesPort changed = new PagesPort(number -> page(2, List.of(hashtag("1", 21), hashtag("new", 22)), 100, true));

        Ranking ranking = Rankings.resume(changed, partial);

        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.hashtags().get(0)).isEqualTo(hashtag("1", 1));
        assertThat(ranking.hashtags()).hasSize(81).contains(hashtag("new", 22));
        assertThat(ranking.complete()).isTrue();
    }

    @Test
    void aPageOfAnotherDayIsSaid() {
        Ranking partial = lacking(100, List.of(2));
        Receipt tomorrow = new Receipt("r-t", 1, 2, Duration.ZERO, NOON.plus(Duration.ofHours(12)));
        PagesPort later =
                new PagesPort(number -> new TrendingHashtagsPage(hashtags(21, 40), number, 100, true, tomorrow));

        Ranking ranking = Rankings.resume(later, partial);

        assertThat(ranking.consistent()).isFalse();
        assertThat(ranking.takenAt()).isEqualTo(partial.takenAt());
        assertThat(ranking.receipt().requestId()).isEqualTo("r-t");
    }

    @Test
    void whatWasInconsistentStaysSo() {
        Ranking partial = lacking(100, List.of(2));
        Ranking inconsistent =
                new Ranking(QUERY, partial.hashtags(), 100, List.of(2), false, partial.takenAt(), partial.receipt());

        assertThat(Rankings.resume(port, inconsistent).consistent()).isFalse();
    }

    /** A ranking of which one page failed at first, and the same ranking fetched without a failure. */
    private static void assertResumedEqualsFetched(int failing, Function<Integer, TrendingHashtagsPage> pages) {
        PagesPort vendor = new PagesPort(pages);
        Ranking fetched = Rankings.fetch(vendor, QUERY);
        List<Integer> asked = List.copyOf(vendor.asked);
        vendor.serving(pages).holding().failing(failing, outOfCredits(failing));
        CompletableFuture<Ranking> first = Rankings.fetchAsync(vendor, QUERY);
        while (!first.isDone()) {
            vendor.held.keySet().stream().toList().forEach(vendor::answer);
        }
        List<Integer> paid = new ArrayList<>(vendor.asked);
        paid.remove((Integer) failing);
        vendor.serving(pages).holding = false;

        Ranking resumed = Rankings.resume(vendor, partialOf(first));

        assertThat(resumed).usingRecursiveComparison().ignoringFields("receipt").isEqualTo(fetched);
        paid.addAll(vendor.asked);
        assertThat(paid).as("each page is paid for once").containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void aTotalOfZeroIsNoChangeOfTheRanking() {
        assertResumedEqualsFetched(3, number -> page(number, whole(number, 100).hashtags(), 0, number < 5));
    }

    @Test
    void theTotalOfAnEmptyPageIsNoChangeOfTheRanking() {
        assertResumedEqualsFetched(3, number -> number == 4 ? page(4, List.of(), 120, true) : whole(number, 100));
    }

    @Test
    void theTotalOfAnEmptyPageHidesNoChangeOfTheRanking() {
        assertResumedEqualsFetched(2, number -> switch (number) {
            case 4 -> page(4, List.of(), 120, true);
            case 5 -> page(5, hashtags(81, 100), 120, false);
            default -> whole(number, 100);
        });
    }

    @Test
    void thatTheLastPageSaidMoreIsKept() {
        assertResumedEqualsFetched(3, number -> switch (number) {
            case 3 -> page(3, hashtags(41, 55), 100, true);
            case 6 -> page(6, hashtags(101, 105), 100, false);
            default -> page(number, hashtags(20 * number - 19, 20 * number), 100, true);
        });
    }

    @Test
    void theGreatestTotalCostsNoPageTwice() {
        assertResumedEqualsFetched(
                4, number -> page(number, whole(number, 100).hashtags(), Integer.MAX_VALUE, number < 5));
    }

    @Test
    void ofAnIdThatComesTwiceTheLowerPagesEntryIsKept() {
        assertResumedEqualsFetched(
                2,
                number -> number == 3
                        ? page(3, List.of(hashtag("40", 41), hashtag("41", 42)), 100, true)
                        : whole(number, 100));
    }

    @Test
    void aRankingOfNothingYetCanBeBegunThisWay() {
        Ranking nothing = new Ranking(QUERY, List.of(), 0, List.of(1), true, NOON, receipt(0));

        assertThat(Rankings.resume(port, nothing).hashtags()).isEqualTo(hashtags(1, 100));
        assertThat(port.asked).containsExactly(1, 2, 3, 4, 5);
    }

    private static TrendingHashtagsPage small(TrendingHashtagsPage page) {
        return page(page.page(), page.hashtags(), 3, page.hasMore());
    }
}
