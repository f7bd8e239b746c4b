package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a vendor says and whichever page fails: nothing that came is lost, and no page is paid for without need. */
class RankingsPropertyTest {

    /** A vendor who shifts, repeats, leaves empty, lies and fails, all at random; and answers in any order. */
    private static final class FaultyRanking {
        final Random random;
        final int size;
        final Set<String> cameIds = new HashSet<>();
        final PagesPort port;
        int came;
        int failed;

        FaultyRanking(long seed) {
            random = new Random(seed);
            size = random.nextInt(260);
            port = new PagesPort(this::answer).holding();
        }

        private TrendingHashtagsPage answer(int number) {
            int from = 20 * ((oneIn(8) ? 1 + random.nextInt(number) : number) - 1) + (oneIn(4) ? random.nextInt(3) : 0);
            int to = oneIn(12) ? from : Math.min(from + 20, size);
            List<TrendingHashtag> hashtags = IntStream.range(from, Math.max(from, to))
                    .mapToObj(index -> hashtag(Integer.toString(index), index + 1))
                    .toList();
            hashtags.forEach(hashtag -> cameIds.add(hashtag.id()));
            came++;
            boolean more = oneIn(10) ? random.nextBoolean() : to < size;
            return page(number, hashtags, total(), more);
        }

        private int total() {
            return switch (random.nextInt(10)) {
                case 0 -> 0;
                case 1 -> Integer.MAX_VALUE;
                case 2 -> random.nextInt(300);
                default -> size;
            };
        }

        private boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }

        /** Answers or fails what is under way until all is said. */
        Ranking settle(CompletableFuture<Ranking> ranking) {
            int most = 0;
            while (!port.held.isEmpty()) {
                most = Math.max(most, port.held.size());
                List<Integer> underWay = new ArrayList<>(port.held.keySet());
                int number = underWay.get(random.nextInt(underWay.size()));
                CompletableFuture<TrendingHashtagsPage> page = port.held.remove(number);
                if (number > 1 && oneIn(10)) {
                    failed++;
                    page.completeExceptionally(outOfCredits(number));
                } else {
                    page.complete(answer(number));
                }
            }
            assertThat(most).isLessThanOrEqualTo(4);
            assertThat(ranking).isDone();
            try {
                return ranking.join();
            } catch (CompletionException failure) {
                return ((IncompleteRankingException) failure.getCause()).partial();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10_000, 20_000})
    void nothingIsLostAndAllIsAccountedFor(long firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + 1000; seed++) {
            FaultyRanking faulty = new FaultyRanking(seed);
            Ranking ranking = faulty.settle(Rankings.fetchAsync(faulty.port, QUERY));
            assertThat(faulty.port.asked).as("seed %d", seed).doesNotHaveDuplicates();
            hold(seed, faulty, ranking);
            for (int again = 0; again < 100 && !ranking.complete(); again++) {
                faulty.port.asked.clear();
                List<Integer> missing = ranking.missingPages();
                ranking = faulty.settle(Rankings.resumeAsync(faulty.port, ranking));
                assertThat(faulty.port.asked)
                        .as("seed %d", seed)
                        .startsWith(missing.get(0))
                        .allMatch(number -> missing.contains(number) || number > missing.get(missing.size() - 1));
                hold(seed, faulty, ranking);
            }
            assertThat(ranking.complete()).as("seed %d", seed).isTrue();
        }
    }

    private static void hold(long seed, FaultyRanking faulty, Ranking ranking) {
        assertThat(ranking.hashtags())
                .as("seed %d", seed)
                .extracting(TrendingHashtag::id)
                .containsExactlyInAnyOrderElementsOf(faulty.cameIds);
        assertThat(ranking.hashtags()).extracting(TrendingHashtag::rank).isSorted();
        assertThat(ranking.receipt().creditsAtMost()).as("seed %d", seed).isEqualTo(2 * (faulty.came + faulty.failed));
        assertThat(ranking.receipt().attempts()).isEqualTo(faulty.came + faulty.failed);
        assertThat(faulty.port.asked).allMatch(number -> number <= 50);
        assertThat(ranking.total()).isGreaterThanOrEqualTo(ranking.hashtags().size());
    }
}
