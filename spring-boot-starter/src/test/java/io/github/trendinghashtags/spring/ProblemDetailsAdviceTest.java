package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Rankings;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class ProblemDetailsAdviceTest {
    private static final Receipt RECEIPT = new Receipt("r-1", 1, 2, Duration.ZERO, Instant.EPOCH);

    private static ResponseEntity<ProblemDetail> problemOfARankingThatLacksAPage(Throwable cause) {
        Ranking partial = Rankings.fetch(FakeTrendingHashtags.documented(), TrendingHashtagsQuery.defaults());
        return new ProblemDetailsAdvice().problem(new IncompleteRankingException(partial, cause));
    }

    @Test
    void anIncompleteRankingIsAsBadAsWhatItLacksAPageFor() {
        TrendingHashtagsException limited = new RateLimited("slow down", RECEIPT, 429, null, Duration.ofSeconds(120));
        TrendingHashtagsException refused = new NotSent("no budget", RECEIPT, NotSent.Reason.DAY_BUDGET, null);

        assertThat(problemOfARankingThatLacksAPage(limited).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problemOfARankingThatLacksAPage(limited).getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("120");
        assertThat(problemOfARankingThatLacksAPage(refused).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(problemOfARankingThatLacksAPage(refused).getBody().getProperties())
                .containsAllEntriesOf(
                        Map.of("failure", "IncompleteRankingException", "reason", NotSent.Reason.DAY_BUDGET));
    }

    @Test
    void anIncompleteRankingOfABrokenPortIsABadGateway() {
        assertThat(problemOfARankingThatLacksAPage(new StackOverflowError()).getStatusCode())
                .isEqualTo(HttpStatus.BAD_GATEWAY);
    }
}
