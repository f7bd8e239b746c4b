package io.github.trendinghashtags.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.OutOfCredits;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FakeTrendingHashtagsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");

    private final FakeTrendingHashtags fake = FakeTrendingHashtags.documented();

    @Test
    void leadsWithTheDocumentedHashtag() {
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20).startsWith(HashtagFixtures.documentedHashtag());
    }

    @Test
    void failsAsScriptedInTheOrderOfTheScript() {
        fake.failNext(receipt -> new RateLimited("slow down", receipt, 429, null, Duration.ofMinutes(1)))
                .failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));
        assertThatThrownBy(() -> fake.fetch(QUERY)).isInstanceOf(RateLimited.class);
        assertThatThrownBy(() -> fake.fetchAsync(QUERY).join()).hasCauseInstanceOf(OutOfCredits.class);
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20);
    }

    @Test
    void givesCallbacksTheFailureItself() {
        fake.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        fake.fetchAsync(QUERY).whenComplete((page, failure) -> seen.complete(failure));
        assertThat(seen).isCompletedWithValueMatching(OutOfCredits.class::isInstance);
    }

    /** What the user's script throws. */
    static Stream<Throwable> scriptThrows() {
        return Stream.of(new AssertionError("script"), new IllegalStateException("script"), new IOException("script"));
    }

    @ParameterizedTest
    @MethodSource("scriptThrows")
    void goesOnAfterAScriptThatThrows(Throwable thrown) {
        fake.returnNext(receipt -> {
                    throw sneaky(thrown);
                })
                .failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));

        CompletableFuture<TrendingHashtagsPage> page = fake.fetchAsync(QUERY);
        assertThat(page).isCompletedExceptionally();
        assertThatThrownBy(page::join).hasCause(thrown);
        assertThatThrownBy(() -> fake.fetch(QUERY)).isInstanceOf(OutOfCredits.class);
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("scriptThrows")
    void throwsWhatItsScriptThrowsAtABlockingCaller(Throwable thrown) {
        fake.returnNext(receipt -> {
            throw sneaky(thrown);
        });

        assertThatThrownBy(() -> fake.fetch(QUERY)).isSameAs(thrown);
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20);
    }

    @Test
    void aScriptThatMakesNothingFailsItsCallAndNoOther() {
        fake.returnNext(receipt -> null).failNext(receipt -> null);

        assertThatThrownBy(() -> fake.fetch(QUERY)).hasMessage("the script made no page");
        assertThatThrownBy(() -> fake.fetch(QUERY)).hasMessage("the script made no exception");
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20);
    }

    @Test
    void refusesAScriptOfNothingByNameAndScriptsNothing() {
        assertThatThrownBy(() -> fake.failNext(null)).hasMessage("failure");
        assertThatThrownBy(() -> fake.returnNext(null)).hasMessage("page");
        assertThat(fake.fetch(QUERY).hashtags()).hasSize(20);
    }

    @Test
    void forgetsEverythingOnReset() {
        fake.fetch(QUERY);
        fake.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));

        assertThat(fake.reset()).isSameAs(fake);

        assertThat(fake.queries()).isEmpty();
        assertThat(fake.fetch(QUERY.withPage(2)).page()).isEqualTo(2);
        assertThat(fake.awaitQueries(1)).containsExactly(QUERY.withPage(2));
    }

    @Test
    void aCallThatWaitsGoesOnWaitingAfterAReset() {
        FakeTrendingHashtags.HeldCall held = fake.holdNext();
        CompletableFuture<TrendingHashtagsPage> page = fake.fetchAsync(QUERY);

        fake.reset();

        assertThat(page).isNotDone();
        held.release();
        assertThat(page.join().hashtags()).hasSize(20);
    }

    @Test
    void aCallTakesNoMoreThanItsLimitsSay() {
        assertThat(fake.callLimits().maxAttempts())
                .isEqualTo(fake.fetch(QUERY).receipt().attempts());
        assertThat(fake.callLimits().creditsAtMost())
                .isEqualTo(fake.fetch(QUERY).receipt().creditsAtMost());
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void recordsWhatItWasAskedWhateverCameOfIt() {
        fake.failNext(receipt -> new OutOfCredits("spent", receipt, 402, null));
        assertThatThrownBy(() -> fake.fetch(QUERY)).isInstanceOf(OutOfCredits.class);
        fake.fetch(QUERY.withPage(2));
        assertThat(fake.queries()).containsExactly(QUERY, QUERY.withPage(2));
    }

    @Test
    void letsAHeldCallFail() {
        FakeTrendingHashtags.HeldCall held = fake.holdNext();
        CompletableFuture<TrendingHashtagsPage> page = fake.fetchAsync(QUERY);
        assertThat(page).isNotDone();
        held.failWith(receipt -> new OutOfCredits("spent", receipt, 402, null));
        assertThat(page).isCompletedExceptionally();
    }

    @Test
    void releasesABlockingCall() {
        FakeTrendingHashtags.HeldCall held = fake.holdNext();
        CompletableFuture<TrendingHashtagsPage> page = CompletableFuture.supplyAsync(() -> fake.fetch(QUERY));
        assertThat(fake.awaitQueries(1)).containsExactly(QUERY);
        held.release();
        assertThat(page).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void tellsTheTimeByItsClock() {
        FakeTrendingHashtags timed = FakeTrendingHashtags.of(List.of(), Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(timed.fetch(QUERY).receipt()).isEqualTo(new Receipt("fake", 1, 2, Duration.ZERO, NOW));
    }

    @Test
    void servesManyThreadsAtOnce() {
        List<TrendingHashtagsPage> pages = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(i -> fake.fetch(QUERY.withPage(1 + i % 5)))
                .toList();
        assertThat(pages).hasSize(1000).allMatch(page -> page.hashtags().size() == 20);
        assertThat(fake.queries()).hasSize(1000);
    }
}
