package io.github.trendinghashtags.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.ranking.IncompleteRankingException;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.ranking.Rankings;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole rankings over both transports, from a vendor who keeps his word and from one who doesn't. */
class WholeRankingsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final List<TrendingHashtag> TOP_100 =
            HashtagFixtures.synthetic(Region.ALL, TrendPeriod.LAST_7_DAYS, null, 4);

    @Nested
    class OverTheJdk extends OverATransport {
        OverTheJdk() {
            super(JdkHttpTrendingHashtags::create);
        }
    }

    @Nested
    class OverFeign extends OverATransport {
        OverFeign() {
            super(FeignTrendingHashtags::create);
        }
    }

    @ExtendWith(StubKeyApiExtension.class)
    abstract static class OverATransport {
        private final Function<ClientSettings, TrendingHashtagsPort> transport;
        private StubKeyApiServer stub;
        private TrendingHashtagsPort port;

        OverATransport(Function<ClientSettings, TrendingHashtagsPort> transport) {
            this.transport = transport;
        }

        @BeforeEach
        void open(StubKeyApiServer fresh) {
            stub = fresh.serving(TOP_100);
            port = transport.apply(stub.settings());
        }

        @AfterEach
        void close() throws Exception {
            ((AutoCloseable) port).close();
        }

        @Test
        void aTop100CostsTenCreditsByBothAccounts() {
            Ranking ranking = Rankings.fetch(port, QUERY);

            assertThat(ranking.hashtags()).isEqualTo(TOP_100);
            assertThat(ranking.receipt().creditsAtMost()).isEqualTo(10);
            assertThat(stub.creditsCharged()).isEqualTo(10);
        }

        @Test
        void allOtherPagesAreOnTheWireBeforeAnyIsAnswered() {
            CompletableFuture<Void> gate = new CompletableFuture<>();
            stub.enqueue(page(1));
            IntStream.rangeClosed(2, 5)
                    .forEach(number -> stub.enqueue(page(number).heldUntil(gate)));

            CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);
            stub.awaitRequests(5);
            gate.complete(null);

            assertThat(ranking.join().hashtags()).isEqualTo(TOP_100);
        }

        @Test
        void aListThatShiftsAfterTheFirstPageIsSaid() {
            List<TrendingHashtag> later = IntStream.range(0, 100)
                    .mapToObj(index -> ranked(TOP_100.get((index + 99) % 100), index + 1))
                    .toList();
            stub.serving(later);
            stub.enqueue(page(1));

            Ranking ranking = Rankings.fetch(port, QUERY);

            assertThat(ranking.consistent()).isFalse();
            assertThat(ranking.hashtags().size()).isEqualTo(99);
            assertThat(ranking.missingRanks()).containsExactly(21);
            assertThat(stub.requests()).hasSize(5);
        }

        @Test
        void aTotalThatLiesNeitherLosesHashtagsNorCostsMore() {
            for (int total : List.of(0, 3, Integer.MAX_VALUE)) {
                int before = stub.requests().size();
                stub.enqueue(StubResponse.page(TOP_100.subList(0, 20), 1, total, true));

                assertThat(Rankings.fetch(port, QUERY).hashtags()).isEqualTo(TOP_100);
                assertThat(stub.requests()).hasSize(before + 5);
            }
        }

        @Test
        void aPageThatIsRepeatedForEverIsPaidForFiveTimesAtMost() {
            IntStream.rangeClosed(1, 50).forEach(time -> stub.enqueue(page(1)));

            Ranking ranking = Rankings.fetch(port, QUERY);

            assertThat(ranking.hashtags()).isEqualTo(TOP_100.subList(0, 20));
            assertThat(ranking.consistent()).isFalse();
            assertThat(stub.requests()).hasSize(5);
        }

        @Test
        void whatIsPaidForBeforeTheCreditsRunOutIsNotPaidForAgain() {
            stub.credits(6);
            IncompleteRankingException incomplete =
                    catchThrowableOfType(IncompleteRankingException.class, () -> Rankings.fetch(port, QUERY));
            assertThat(incomplete).hasCauseInstanceOf(TrendingHashtagsException.OutOfCredits.class);
            assertThat(incomplete.partial().hashtags()).hasSize(60);
            assertThat(incomplete.partial().missingPages()).hasSize(2);
            stub.credits(100);

            Ranking ranking = Rankings.resume(port, incomplete.partial());

            assertThat(ranking.hashtags()).isEqualTo(TOP_100);
            assertThat(ranking.complete()).isTrue();
            assertThat(stub.creditsCharged()).isEqualTo(10);
            assertThat(ranking.receipt().creditsAtMost())
                    .as("two requests were refused, which may or may not cost")
                    .isEqualTo(14);
        }

        @Test
        void cancellingLetsGoOfEveryPageOnTheWire() {
            stub.enqueue(page(1));
            IntStream.rangeClosed(2, 5).forEach(number -> stub.enqueue(StubResponse.never()));
            CompletableFuture<Ranking> ranking = Rankings.fetchAsync(port, QUERY);
            stub.awaitRequests(5);

            ranking.cancel(true);

            stub.awaitConnectionsOpen(0);
        }

        private static StubResponse page(int number) {
            return StubResponse.page(TOP_100.subList(20 * number - 20, 20 * number), number, 100, number < 5);
        }

        private static TrendingHashtag ranked(TrendingHashtag hashtag, int rank) {
            return new TrendingHashtag(
                    hashtag.id(),
                    hashtag.name(),
                    hashtag.country(),
                    hashtag.industry(),
                    hashtag.promoted(),
                    hashtag.trend(),
                    hashtag.creators(),
                    hashtag.posts(),
                    hashtag.views(),
                    rank,
                    RankMovement.unchanged());
        }
    }
}
