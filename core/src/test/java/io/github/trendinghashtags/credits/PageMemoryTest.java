package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import org.junit.jupiter.api.Test;

class PageMemoryTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final ManualPort port = new ManualPort(new ManualClock());
    private final PageMemory memory = new PageMemory(2);
    private final TrendingHashtagsPage first = port.page(1);
    private final TrendingHashtagsPage second = port.page(2);
    private final TrendingHashtagsPage third = port.page(3);

    @Test
    void thePageUsedLeastRecentlyGoesFirst() {
        memory.put(QUERY.withPage(1), first);
        memory.put(QUERY.withPage(2), second);
        memory.get(QUERY.withPage(1));
        memory.put(QUERY.withPage(3), third);

        assertThat(memory.get(QUERY.withPage(1))).isSameAs(first);
        assertThat(memory.get(QUERY.withPage(2))).isNull();
        assertThat(memory.get(QUERY.withPage(3))).isSameAs(third);
    }

    @Test
    void aPageReplacesTheOneBefore() {
        memory.put(QUERY, first);
        memory.put(QUERY.withPage(2), second);
        memory.put(QUERY, third);

        assertThat(memory.get(QUERY)).isSameAs(third);
        assertThat(memory.get(QUERY.withPage(2))).isSameAs(second);
    }

    @Test
    void queriesThatMeanTheSameShareAPage() {
        memory.put(QUERY.withRegion(Region.of("US")).withPeriod(TrendPeriod.of(30)), first);

        assertThat(memory.get(TrendingHashtagsQuery.defaults()
                        .withIndustry(IndustryId.PETS)
                        .withPeriod(TrendPeriod.LAST_30_DAYS)
                        .withAnyIndustry()
                        .withRegion(Region.of("US"))))
                .isSameAs(first);
        assertThat(memory.get(QUERY.withRegion(Region.of("US")))).isNull();
    }

    @Test
    void whatIsRemovedIsGone() {
        memory.put(QUERY, first);
        memory.put(QUERY.withPage(2), second);
        memory.remove(QUERY);
        assertThat(memory.get(QUERY)).isNull();
        assertThat(memory.get(QUERY.withPage(2))).isSameAs(second);

        memory.clear();
        assertThat(memory.get(QUERY.withPage(2))).isNull();
    }
}
