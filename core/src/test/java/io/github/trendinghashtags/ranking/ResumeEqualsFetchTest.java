package io.github.trendinghashtags.ranking;

import static io.github.trendinghashtags.ranking.PagesPort.QUERY;
import static io.github.trendinghashtags.ranking.PagesPort.hashtag;
import static io.github.trendinghashtags.ranking.PagesPort.outOfCredits;
import static io.github.trendinghashtags.ranking.PagesPort.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** A ranking that failed and was resumed, however often, is the one that would have been fetched without a failure. */
class ResumeEqualsFetchTest {
    private static final int SEEDS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A vendor who says the same whenever it is asked. */
    private static final class Vendor {
        final Random random;
        final boolean liesAboutItsEnd;
        final int size;
        final int statedTotal;
        final Map<Integer, TrendingHashtagsPage> pages = new HashMap<>();
        boolean ended;

        Vendor(long seed, boolean liesAboutItsEnd) {
            this.random = new Random(seed);
            this.liesAboutItsEnd = liesAboutItsEnd;
            this.size = random.nextInt(260);
            this.statedTotal = oneIn(4) ? random.nextInt(400) : oneIn(8) ? Integer.MAX_VALUE : size;
            for (int number = 1; number <= 50; number++) {
                pages.put(number, make(number));
            }
        }

        private TrendingHashtagsPage make(int number) {
            int total = oneIn(20) ? random.nextInt(400) : statedTotal;
            if (ended && !liesAboutItsEnd) {
                return page(number, List.of(), total, random.nextBoolean());
            }
            int shift = oneIn(6) ? random.nextInt(4) : 0;
            int from = Math.max(0, 20 * (oneIn(10) ? random.nextInt(number) : number - 1) - shift);
            int length = oneIn(6) ? random.nextInt(21) : 20;
            List<TrendingHashtag> hashtags = IntStream.range(from, Math.min(from + length, size))
                    .mapToObj(index -> hashtag(Integer.toString(index), index + 1 + random.nextInt(2) * shift))
                    .toList();
            boolean more = liesAboutItsEnd && oneIn(12) ? random.nextBoolean() : from + length < size || oneIn(3);
            ended |= hashtags.isEmpty() || !more;
            return page(number, hashtags, total, more);
        }

        boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }

        /** Fetches, and resumes until it is complete; each page that is asked for can fail, page 1 excepted. */
        Ranking fetchWithFailures(List<Integer> paid, boolean allUnderWay) {
            Ranking partial = null;
            for (int tries = 0; tries < 1_000; tries++) {
                PagesPort port = new PagesPort(pages::get);
                IntStream.rangeClosed(2, 50)
                        .filter(number -> oneIn(3))
                        .forEach(number -> port.failing(number, failure(number)));
                port.holding = allUnderWay;
                CompletableFuture<Ranking> ranking =
                        partial == null ? Rankings.fetchAsync(port, QUERY) : Rankings.resumeAsync(port, kept(partial));
                while (!ranking.isDone()) {
                    port.answer(anyOf(port.held));
                }
                port.asked.stream().filter(number -> !port.isToFail(number)).forEach(paid::add);
                if (!ranking.isCompletedExceptionally()) {
                    return ranking.join();
                }
                partial = partialOf(ranking);
            }
            throw new AssertionError("no ranking after 1,000 failures");
        }

        private Throwable failure(int number) {
            return oneIn(2) ? outOfCredits(number) : new IOException("foreign");
        }

        private int anyOf(Map<Integer, CompletableFuture<TrendingHashtagsPage>> held) {
            List<Integer> open = held.entrySet().stream()
                    .filter(call -> !call.getValue().isDone())
                    .map(Map.Entry::getKey)
                    .toList();
            return open.get(random.nextInt(open.size()));
        }

        /** As it comes back from a file, now and then. */
        private Ranking kept(Ranking partial) {
            return oneIn(10) ? JSON.readValue(JSON.writeValueAsString(partial), Ranking.class) : partial;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whateverFails(boolean allUnderWay) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Vendor vendor = new Vendor(seed, false);
            PagesPort port = new PagesPort(vendor.pages::get);
            Ranking fetched = Rankings.fetch(port, QUERY);
            List<Integer> paid = new ArrayList<>();

            Ranking resumed = vendor.fetchWithFailures(paid, allUnderWay);

            assertThat(comparable(resumed, List.of())).as("seed %d", seed).isEqualTo(comparable(fetched, List.of()));
            assertThat(paid).as("seed %d", seed).doesNotHaveDuplicates().isSubsetOf(port.asked);
        }
    }

    /** If pages go on beyond one that says that no more follows, a failed one there is not missed: not the same pages. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void evenWithAVendorWhoLiesAboutItsEndIfTheSamePagesCame(boolean allUnderWay) {
        int same = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Vendor vendor = new Vendor(seed, true);
            PagesPort port = new PagesPort(vendor.pages::get);
            Ranking fetched = Rankings.fetch(port, QUERY);
            List<Integer> paid = new ArrayList<>();

            Ranking resumed = vendor.fetchWithFailures(paid, allUnderWay);

            assertThat(paid).as("seed %d", seed).doesNotHaveDuplicates();
            if (paid.size() == port.asked.size() && paid.containsAll(port.asked)) {
                same++;
                assertThat(comparable(resumed, resumed.fetchedPages()))
                        .as("seed %d", seed)
                        .isEqualTo(comparable(fetched, fetched.fetchedPages()));
            }
        }
        assertThat(same).isGreaterThan(SEEDS / 2);
    }

    /** Returns the ranking with those pages and with a receipt that all have, since failed pages cost more. */
    private static Ranking comparable(Ranking ranking, List<Ranking.FetchedPage> fetchedPages) {
        return new Ranking(
                ranking.query(),
                ranking.hashtags(),
                ranking.total(),
                ranking.missingPages(),
                fetchedPages,
                ranking.consistent(),
                ranking.stale(),
                ranking.takenAt(),
                new Receipt(null, 0, 0, Duration.ZERO, Instant.EPOCH));
    }

    private static Ranking partialOf(CompletableFuture<Ranking> ranking) {
        try {
            throw new AssertionError("complete: " + ranking.join());
        } catch (CompletionException failure) {
            return ((IncompleteRankingException) failure.getCause()).partial();
        }
    }
}
