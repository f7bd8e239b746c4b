package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import org.junit.jupiter.api.Test;

class PageCacheTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ManualPort port = new ManualPort(new ManualClock());
    private final PageCache cache = PageCache.inMemory(2);
    private final TrendingHashtagsPage first = port.page(1);
    private final TrendingHashtagsPage second = port.page(2);
    private final TrendingHashtagsPage third = port.page(3);

    @Test
    void thePageWhoseUseIsLongestAgoGoesFirst() {
        cache.put(QUERY.withPage(1), first);
        cache.put(QUERY.withPage(2), second);
        cache.get(QUERY.withPage(1));
        cache.put(QUERY.withPage(3), third);

        assertThat(cache.get(QUERY.withPage(1))).isSameAs(first);
        assertThat(cache.get(QUERY.withPage(2))).isNull();
        assertThat(cache.get(QUERY.withPage(3))).isSameAs(third);
    }

    @Test
    void aPageTakesThePlaceOfTheOneBefore() {
        cache.put(QUERY, first);
        cache.put(QUERY.withPage(2), second);
        cache.put(QUERY, third);

        assertThat(cache.get(QUERY)).isSameAs(third);
        assertThat(cache.get(QUERY.withPage(2))).isSameAs(second);
    }

    @Test
    void queriesThatMeanTheSameShareAPage() {
        cache.put(QUERY.withRegion(Region.of("US")).withPeriod(TrendPeriod.of(30)), first);

        assertThat(cache.get(TrendingHashtagsQuery.defaults()
                        .withIndustry(IndustryId.PETS)
                        .withPeriod(TrendPeriod.LAST_30_DAYS)
                        .withAnyIndustry()
                        .withRegion(Region.of("US"))))
                .isSameAs(first);
        assertThat(cache.get(QUERY.withRegion(Region.of("US")))).isNull();
    }

    @Test
    void aCacheForNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageCache.inMemory(0))
                .withMessage("entries must be at least 1, was 0");
    }
}
