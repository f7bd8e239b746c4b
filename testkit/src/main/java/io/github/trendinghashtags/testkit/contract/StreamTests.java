package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks which pages a stream fetches, and where it ends. */
abstract class StreamTests {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final List<TrendingHashtag> RANKING = PortBehaviourContract.RANKING;

    abstract PortBehaviourContract.Vendor vendor();

    private TrendingHashtagsPort port() {
        return vendor().port();
    }

    @Test
    void streamsTheWholeRankingForFiveRequests() {
        assertEquals(RANKING, port().stream(QUERY).toList());
        assertEquals(5, vendor().requests());
    }

    @Test
    void streamsFromTheQuerysPageOn() {
        assertEquals(RANKING.subList(60, 100), port().stream(QUERY.withPage(4)).toList());
        assertEquals(2, vendor().requests());
    }

    @Test
    void paysForAPageOnlyWhenTheStreamReachesIt() {
        Stream<TrendingHashtag> notYetRead = port().stream(QUERY);
        assertEquals(0, vendor().requests());
        assertEquals(20, notYetRead.limit(20).count());
        assertEquals(1, vendor().requests());
        assertEquals(21, port().stream(QUERY).limit(21).count());
        assertEquals(3, vendor().requests());
    }

    @Test
    void endsTheStreamWhenThereIsNoMore() {
        vendor().respondNext(RANKING.subList(0, 20), 1, 100, false);
        assertEquals(RANKING.subList(0, 20), port().stream(QUERY).toList());
        assertEquals(1, vendor().requests());
    }

    @Test
    void endsTheStreamOnAnEmptyPageThatClaimsToHaveMore() {
        vendor().respondNext(RANKING.subList(0, 20), 1, 100, true);
        vendor().respondNext(List.of(), 2, 100, true);
        assertEquals(RANKING.subList(0, 20), port().stream(QUERY).toList());
        assertEquals(2, vendor().requests());
    }

    @Test
    void endsTheStreamOnARepeatedPage() {
        vendor().respondNext(RANKING.subList(0, 20), 1, 100, true);
        vendor().respondNext(RANKING.subList(0, 20), 2, 100, true);
        assertEquals(RANKING.subList(0, 20), port().stream(QUERY).toList());
        assertEquals(2, vendor().requests());
    }

    @Test
    void streamsTheWholeRankingInPagesThatAreShorterThanAskedFor() {
        respondInPagesOf(5);
        assertEquals(RANKING, port().stream(QUERY).toList());
        assertEquals(20, vendor().requests());
    }

    @Test
    void streamsTheWholeRankingInPagesThatAreLongerThanAskedFor() {
        respondInPagesOf(50);
        assertEquals(RANKING, port().stream(QUERY).toList());
        assertEquals(2, vendor().requests());
    }

    private void respondInPagesOf(int length) {
        int pages = RANKING.size() / length;
        for (int page = 1; page <= pages; page++) {
            List<TrendingHashtag> entries = RANKING.subList((page - 1) * length, page * length);
            vendor().respondNext(entries, page, RANKING.size(), page < pages);
        }
    }

    @Test
    void endsTheStreamWhenTheTotalIsReached() {
        vendor().respondNext(RANKING.subList(0, 20), 1, 20, true);
        assertEquals(RANKING.subList(0, 20), port().stream(QUERY).toList());
        assertEquals(1, vendor().requests());
    }
}
