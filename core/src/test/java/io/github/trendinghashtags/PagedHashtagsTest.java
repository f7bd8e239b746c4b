package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagedHashtagsTest {
    private static final TrendingHashtagsQuery FIRST = TrendingHashtagsQuery.defaults();
    private static final int TOTAL = 100;

    /** A port with pages of its own, which counts those that were paid for. */
    private static final class CountingPort implements TrendingHashtagsPort {
        final List<TrendingHashtagsQuery> paid = new ArrayList<>();
        private final Function<TrendingHashtagsQuery, TrendingHashtagsPage> pages;

        CountingPort(Function<TrendingHashtagsQuery, TrendingHashtagsPage> pages) {
            this.pages = pages;
        }

        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            paid.add(query);
            return pages.apply(query);
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            throw new UnsupportedOperationException();
        }

        List<String> names(TrendingHashtagsQuery query) {
            return stream(query).map(TrendingHashtag::name).toList();
        }
    }

    private static TrendingHashtagsPage page(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore) {
        return new TrendingHashtagsPage(hashtags, page, total, hasMore, Samples.RECEIPT);
    }

    private static TrendingHashtagsPage top100(TrendingHashtagsQuery query) {
        int first = (query.page() - 1) * query.limit() + 1;
        int last = Math.min(first + query.limit() - 1, TOTAL);
        return page(Samples.hashtags(first, last), query.page(), TOTAL, last < TOTAL);
    }

    private final CountingPort vendor = new CountingPort(PagedHashtagsTest::top100);

    @Test
    void aTop100TakesFiveRequests() {
        assertThat(vendor.stream(FIRST)).isEqualTo(Samples.hashtags(1, TOTAL));
        assertThat(vendor.paid).extracting(TrendingHashtagsQuery::page).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void nothingIsPaidForUntilAnEntryIsAskedFor() {
        vendor.stream(FIRST).filter(TrendingHashtag::promoted).map(TrendingHashtag::name);

        assertThat(vendor.paid).isEmpty();
    }

    @Test
    void theFirstTwentyCostOnePage() {
        assertThat(vendor.stream(FIRST).limit(20)).hasSize(20);
        assertThat(vendor.paid).hasSize(1);
    }

    @Test
    void theTwentyFirstCostsASecondPage() {
        assertThat(vendor.stream(FIRST).limit(21)).hasSize(21);
        assertThat(vendor.paid).hasSize(2);
    }

    @Test
    void findingTheFirstCostsOnePage() {
        assertThat(vendor.stream(FIRST).findFirst()).contains(Samples.hashtag(1));
        assertThat(vendor.paid).hasSize(1);
    }

    @Test
    void anIteratorPaysForAPageWhenItReachesIt() {
        Iterator<TrendingHashtag> hashtags = vendor.stream(FIRST).iterator();
        for (int i = 0; i < 20; i++) {
            hashtags.next();
        }
        assertThat(vendor.paid).hasSize(1);
        assertThat(hashtags.hasNext()).isTrue();
        assertThat(vendor.paid).hasSize(2);
    }

    @Test
    void aParallelStreamPaysForNoPageTwice() {
        assertThat(vendor.stream(FIRST).parallel().limit(20).toList()).hasSize(20);
        assertThat(vendor.paid).doesNotHaveDuplicates();
    }

    @Test
    void aStreamGoesOnFromItsQuerysPage() {
        assertThat(vendor.stream(FIRST.withPage(3))).isEqualTo(Samples.hashtags(41, TOTAL));
        assertThat(vendor.paid).extracting(TrendingHashtagsQuery::page).containsExactly(3, 4, 5);
    }

    @Test
    void theOtherParametersStayFromPageToPage() {
        TrendingHashtagsQuery query = FIRST.withLimit(10)
                .withRegion(Region.of("US"))
                .withIndustry(IndustryId.PETS)
                .withNewToTop100(true);

        assertThat(vendor.stream(query)).hasSize(TOTAL);
        assertThat(vendor.paid).hasSize(10).allMatch(paid -> paid.withPage(1).equals(query));
    }

    @Test
    void theVendorsNoMoreEndsAStreamEvenBelowTheTotal() {
        CountingPort port = new CountingPort(query -> page(Samples.hashtags(1, 20), 1, TOTAL, false));

        assertThat(port.stream(FIRST)).hasSize(20);
        assertThat(port.paid).hasSize(1);
    }

    @Test
    void aTotalBelowWhatHasComeLosesNothing() {
        for (int total : List.of(0, 1, 30)) {
            CountingPort port = new CountingPort(query -> {
                TrendingHashtagsPage page = top100(query);
                return page(page.hashtags(), page.page(), total, page.hasMore());
            });

            assertThat(port.stream(FIRST)).isEqualTo(Samples.hashtags(1, TOTAL));
        }
    }

    @Test
    void anEmptyPageEndsAStreamThoughTheVendorSaysMore() {
        CountingPort port =
                new CountingPort(query -> query.page() == 1 ? top100(query) : page(List.of(), 2, TOTAL, true));

        assertThat(port.stream(FIRST)).hasSize(20);
        assertThat(port.paid).hasSize(2);
    }

    @Test
    void anEmptyFirstPageMakesAnEmptyStream() {
        CountingPort port = new CountingPort(query -> page(List.of(), 1, 0, true));

        assertThat(port.stream(FIRST)).isEmpty();
        assertThat(port.paid).hasSize(1);
    }

    @Test
    void aRepeatedPageEndsAStreamAndIsNotGivenAgain() {
        CountingPort port = new CountingPort(query -> page(Samples.hashtags(1, 20), 1, TOTAL, true));

        assertThat(port.stream(FIRST)).isEqualTo(Samples.hashtags(1, 20));
        assertThat(port.paid).hasSize(2);
    }

    @Test
    void aPageThatOverlapsIsGivenAsItComes() {
        CountingPort port = new CountingPort(query -> query.page() == 1
                ? page(Samples.hashtags(1, 2), 1, 40, true)
                : page(Samples.hashtags(2, 3), 2, 40, false));

        assertThat(port.names(FIRST)).containsExactly("tag1", "tag2", "tag2", "tag3");
    }

    @Test
    void theTotalEndsAStreamThoughTheVendorSaysMore() {
        CountingPort port = new CountingPort(query ->
                page(Samples.hashtags(20 * query.page() - 19, 20 * query.page()), query.page(), 40, true));

        assertThat(port.stream(FIRST)).isEqualTo(Samples.hashtags(1, 40));
        assertThat(port.paid).hasSize(2);
    }

    @Test
    void aPageShortOfTheTotalDoesNotEndAStream() {
        CountingPort port = new CountingPort(query -> query.page() == 1
                ? page(Samples.hashtags(1, 19), 1, 20, true)
                : page(Samples.hashtags(20, 20), 2, 20, true));

        assertThat(port.stream(FIRST)).hasSize(20);
        assertThat(port.paid).hasSize(2);
    }

    /** A page of so many entries, whatever the limit. */
    private static TrendingHashtagsPage pageOf(int size, TrendingHashtagsQuery query) {
        int last = size * query.page();
        return page(Samples.hashtags(last - size + 1, last), query.page(), TOTAL, true);
    }

    @Test
    void entriesCountIfPagesAreShorterThanAskedFor() {
        CountingPort port = new CountingPort(query -> pageOf(5, query));

        assertThat(port.stream(FIRST)).isEqualTo(Samples.hashtags(1, TOTAL));
        assertThat(port.paid).hasSize(20);
    }

    @Test
    void entriesCountIfPagesAreLongerThanAskedFor() {
        CountingPort port = new CountingPort(query -> pageOf(50, query));

        assertThat(port.stream(FIRST)).isEqualTo(Samples.hashtags(1, TOTAL));
        assertThat(port.paid).hasSize(2);
    }

    @Test
    void entriesCountIfAStreamOfShortPagesBeginsLater() {
        CountingPort port = new CountingPort(query -> pageOf(5, query));

        assertThat(port.stream(FIRST.withPage(4))).isEqualTo(Samples.hashtags(16, TOTAL));
        assertThat(port.paid).hasSize(17);
    }

    @Test
    void entriesThatComeTwiceCountOnce() {
        CountingPort port = new CountingPort(query ->
                page(Samples.hashtags(10 * query.page() - 9, 10 * query.page() + 10), query.page(), 40, true));

        assertThat(port.stream(FIRST).map(TrendingHashtag::id).distinct()).hasSize(40);
        assertThat(port.paid).hasSize(3);
    }

    @Test
    void theLastPageNumberThereIsEndsAStream() {
        CountingPort port =
                new CountingPort(query -> page(Samples.hashtags(1, 20), query.page(), Integer.MAX_VALUE, true));

        assertThat(port.stream(FIRST.withPage(Integer.MAX_VALUE).withLimit(1))).hasSize(20);
        assertThat(port.paid).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 45, 1000})
    void aVendorWhoLiesInBothIsPaidForFiftyPagesAtMost(int firstPage) {
        CountingPort port = new CountingPort(query -> page(
                Samples.hashtags(20 * query.page() - 19, 20 * query.page()), query.page(), Integer.MAX_VALUE, true));

        assertThat(port.stream(FIRST.withPage(firstPage)).limit(1_001)).hasSize(1_000);
        assertThat(port.paid).hasSize(50);
    }

    @Test
    void aFailingPageFailsTheTerminalOperation() {
        var failure = new TrendingHashtagsException.OutOfCredits("spent", Samples.RECEIPT, 402, null);
        CountingPort port = new CountingPort(query -> {
            throw failure;
        });

        assertThatExceptionOfType(TrendingHashtagsException.OutOfCredits.class)
                .isThrownBy(() -> port.stream(FIRST).toList())
                .isSameAs(failure);
    }

    @Test
    void theSpliteratorIsOrderedOfUnknownSizeAndNeverSplits() {
        Spliterator<TrendingHashtag> pages = new PagedHashtags(vendor, FIRST);

        assertThat(pages.trySplit()).isNull();
        assertThat(pages.estimateSize()).isEqualTo(Long.MAX_VALUE);
        assertThat(pages.hasCharacteristics(Spliterator.ORDERED | Spliterator.NONNULL))
                .isTrue();
        assertThat(pages.hasCharacteristics(Spliterator.SIZED)).isFalse();
        assertThat(vendor.paid).isEmpty();
    }

    @Test
    void anEndedSpliteratorStaysEnded() {
        Spliterator<TrendingHashtag> pages = new PagedHashtags(vendor, FIRST.withPage(5));
        pages.forEachRemaining(hashtag -> {});

        assertThat(pages.tryAdvance(hashtag -> {})).isFalse();
        assertThat(vendor.paid).hasSize(1);
    }

    @Test
    void aStreamOfNoQueryIsRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> vendor.stream(null)).withMessage("query");
    }
}
