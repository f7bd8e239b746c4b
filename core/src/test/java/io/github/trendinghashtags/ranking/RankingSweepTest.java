package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RankingSweepTest {
    private static final TrendingHashtagsQuery US =
            TrendingHashtagsQuery.defaults().withRegion(Region.of("US"));
    private static final TrendingHashtagsQuery JP = US.withRegion(Region.of("JP"));
    private static final TrendingHashtagsQuery DE = US.withRegion(Region.of("DE"));
    private static final TrendingHashtagsQuery FR = US.withRegion(Region.of("FR"));

    /** Holds rankings of two pages back, until a test brings them or another is asked for. */
    private static final class HoldingPort implements TrendingHashtagsPort {
        final Map<TrendingHashtagsQuery, CompletableFuture<TrendingHashtagsPage>> asked = new LinkedHashMap<>();

        @Override
        public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
            throw new AssertionError("a sweep fetches without blocking");
        }

        @Override
        public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
            return asked.computeIfAbsent(query, unknown -> new CompletableFuture<>());
        }

        /** Brings a page, before or after it is asked for. */
        void bring(TrendingHashtagsQuery query, int number) {
            fetchAsync(query.withPage(number)).complete(whole(number, 40));
        }

        void bring(TrendingHashtagsQuery query) {
            bring(query, 1);
            bring(query, 2);
        }
    }

    private final HoldingPort port = new HoldingPort();

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void passesEachRankingOnWhenItIsDone() {
        port.bring(JP);
        port.bring(DE);
        try (Stream<SweepResult> sweep = Rankings.sweep(port, List.of(US, JP, DE), 2)) {
            Iterator<SweepResult> results = sweep.iterator();
            assertThat(results.next().query()).isEqualTo(JP);
            assertThat(results.next().query()).isEqualTo(DE);
            port.bring(US);
            SweepResult last = results.next();
            assertThat(last.query()).isEqualTo(US);
            assertThat(last.ranking()).isEqualTo(Rankings.fetchAsync(port, US).join());
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void keepsSoManyRankingsUnderWayAndNoMore() {
        port.bring(US);
        try (Stream<SweepResult> sweep = Rankings.sweep(port, List.of(US, JP, DE, FR), 2)) {
            assertThat(port.asked.keySet()).containsExactly(US, US.withPage(2));
            assertThat(sweep.iterator().next().query()).isEqualTo(US);
            assertThat(port.asked.keySet()).containsExactly(US, US.withPage(2), JP, DE);
        }
    }

    @Test
    void aFailureIsAResultLikeAnother() {
        port.bring(US, 1);
        port.fetchAsync(US.withPage(2)).completeExceptionally(outOfCredits(2));
        port.fetchAsync(JP).completeExceptionally(new IllegalStateException("the port's"));
        port.bring(DE);

        List<SweepResult> results = Rankings.sweep(port, List.of(US, JP, DE), 1).toList();

        assertThat(results).extracting(SweepResult::query).containsExactly(US, JP, DE);
        assertThat(results.get(0).failure())
                .isInstanceOfSatisfying(
                        IncompleteRankingException.class,
                        incomplete ->
                                assertThat(incomplete.partial().hashtags()).hasSize(20));
        assertThat(results.get(1).failure()).hasMessage("the port's");
        assertThat(results.get(2).ranking()).isNotNull();
    }

    @Test
    void closingCancelsWhatIsUnderWayAndBeginsNoOther() {
        port.bring(US);
        Stream<SweepResult> sweep = Rankings.sweep(port, List.of(US, JP, DE, FR), 2);
        Iterator<SweepResult> results = sweep.iterator();
        results.next();
        sweep.close();

        assertThat(port.asked.get(JP)).isCancelled();
        assertThat(port.asked.get(DE)).isCancelled();
        assertThat(port.asked).doesNotContainKey(FR);
    }

    @Test
    void anInterruptEndsTheStreamWithWhatCame() {
        port.bring(US, 1);
        Thread.currentThread().interrupt();

        List<SweepResult> results =
                Rankings.sweep(port, List.of(US, JP, DE, FR), 2).toList();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(results).extracting(SweepResult::query).containsExactlyInAnyOrder(US, JP);
        assertThat(results)
                .extracting(SweepResult::failure)
                .satisfiesExactlyInAnyOrder(
                        failure -> assertThat(failure).isInstanceOf(IncompleteRankingException.class),
                        failure -> assertThat(failure).isInstanceOf(CancellationException.class));
    }

    @Test
    void sweepsNothing() {
        assertThat(Rankings.sweep(port, List.of(), 1)).isEmpty();
    }

    @Test
    void doesNotSeeLaterChangesOfTheList() {
        port.bring(US);
        List<TrendingHashtagsQuery> queries = new ArrayList<>(List.of(US));
        Stream<SweepResult> sweep = Rankings.sweep(port, queries, 1);
        queries.clear();

        assertThat(sweep).hasSize(1);
    }

    @Test
    void refusesBadArgumentsByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.sweep(null, List.of(), 1))
                .withMessage("port");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.sweep(port, null, 1))
                .withMessage("queries");
        assertThatNullPointerException()
                .isThrownBy(() -> Rankings.sweep(port, Arrays.asList(US, null), 1))
                .withMessage("queries[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rankings.sweep(port, List.of(), 0))
                .withMessage("parallelism must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepResult(US, null, null))
                .withMessageContaining("either ranking or failure must be given, was neither");
    }
}
