package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.credits.PageCache.Lookup.Status;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshPagesTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final TrendingHashtagsPage PAGE = HashtagFixtures.documentedPage();
    private static final Instant COMPLETED = PAGE.receipt().completedAt();
    private static final UUID TOKEN = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"-1, HIT", "0, HIT", "1, LEASED"})
    void hasNoPageOfBeforeThatTime(long millisLater, Status status) {
        PageCache all = PageCache.inMemory(10);
        all.publish(QUERY, PAGE, TOKEN, Duration.ofDays(1))
                .toCompletableFuture()
                .join();
        PageCache pages = new FreshPages(all, COMPLETED.plusMillis(millisLater));

        assertThat(pages.get(QUERY).toCompletableFuture().join()).isEqualTo(status == Status.HIT ? PAGE : null);
        assertThat(pages.lookUp(QUERY, Instant.MIN, COMPLETED.plusSeconds(1), TOKEN, Duration.ofSeconds(1))
                        .toCompletableFuture()
                        .join()
                        .status())
                .isEqualTo(status);
    }
}
