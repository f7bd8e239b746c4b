package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void equalPartsMakeEqualRecords() {
        assertThat(Samples.page()).isEqualTo(Samples.page()).hasSameHashCodeAs(Samples.page());
        assertThat(Samples.hashtag(1)).isNotEqualTo(Samples.hashtag(2));
    }

    @Test
    void aHashtagNeedsAnIdANameAndARank() {
        refused("hashtag id must not be empty", () -> hashtag("", "clean", 1L, 1L, 1));
        refused("hashtag name must not be empty", () -> hashtag("1", "", 1L, 1L, 1));
        refused("rank must be at least 1, was 0", () -> hashtag("1", "clean", 1L, 1L, 0));
    }

    @Test
    void aHashtagsCountsMayBeAbsentOrZeroButNotNegative() {
        assertThat(hashtag("1", "clean", null, null, 1).views()).isNull();
        assertThat(hashtag("1", "clean", 0L, 0L, 1).posts()).isZero();
        refused("posts must be at least 0, was -1", () -> hashtag("1", "clean", -1L, 1L, 1));
        refused("views must be at least 0, was -2", () -> hashtag("1", "clean", 1L, -2L, 1));
    }

    @Test
    void aHashtagNeedsAMovement() {
        assertThatNullPointerException()
                .isThrownBy(() ->
                        new TrendingHashtag("1", "clean", null, null, false, List.of(), List.of(), null, null, 1, null))
                .withMessage("movement");
    }

    @Test
    void listsAreCopied() {
        List<TrendPoint> trend = new ArrayList<>(List.of(new TrendPoint(NOON, 1)));
        List<Creator> creators = new ArrayList<>(List.of(new Creator("a", null)));
        List<TrendingHashtag> hashtags = new ArrayList<>(List.of(new TrendingHashtag(
                "1", "clean", null, null, false, trend, creators, null, null, 1, RankMovement.newEntry())));
        TrendingHashtagsPage page = new TrendingHashtagsPage(hashtags, 1, 1, false, Samples.RECEIPT);

        trend.clear();
        creators.clear();
        hashtags.clear();

        assertThat(page.hashtags()).hasSize(1);
        assertThat(page.hashtags().get(0).trend()).hasSize(1);
        assertThat(page.hashtags().get(0).creators()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.hashtags().clear());
    }

    @Test
    void aListThatIsMissingOrHasAGapIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TrendingHashtagsPage(null, 1, 1, false, Samples.RECEIPT))
                .withMessage("hashtags");
        assertThatNullPointerException()
                .isThrownBy(() ->
                        new TrendingHashtagsPage(Arrays.asList(Samples.hashtag(1), null), 1, 2, false, Samples.RECEIPT))
                .withMessage("hashtags[1]");
        assertThatNullPointerException()
                .isThrownBy(() -> withLists(null, List.of()))
                .withMessage("trend");
        assertThatNullPointerException()
                .isThrownBy(() -> withLists(List.of(), Arrays.asList((Creator) null)))
                .withMessage("creators[0]");
    }

    @Test
    void aPageNeedsANumberATotalAndAReceipt() {
        refused("page must be at least 1, was 0", () -> page(0, 100));
        refused("total must be at least 0, was -1", () -> page(1, -1));
        assertThat(page(1, 0).hashtags()).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> new TrendingHashtagsPage(List.of(), 1, 1, false, null))
                .withMessage("receipt");
    }

    @Test
    void aPageIsStaleOnlyWhereThatIsSaid() {
        assertThat(page(1, 100).stale()).isFalse();
        assertThat(new TrendingHashtagsPage(List.of(), 1, 100, false, Samples.RECEIPT, true))
                .isNotEqualTo(page(1, 100))
                .extracting(TrendingHashtagsPage::stale)
                .isEqualTo(true);
    }

    @Test
    void aPagesAgeCountsFromItsReceiptAndIsNeverNegative() {
        Clock later = Clock.fixed(Samples.RECEIPT.completedAt().plusSeconds(90), ZoneOffset.UTC);
        Clock earlier = Clock.fixed(Samples.RECEIPT.completedAt().minusSeconds(90), ZoneOffset.UTC);

        assertThat(Samples.page().age(later)).isEqualTo(Duration.ofSeconds(90));
        assertThat(Samples.page().age(earlier)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTrendPointIsFinite(double value) {
        refused("trend value must be finite, was " + value, () -> new TrendPoint(NOON, value));
    }

    @Test
    void aTrendPointNeedsATime() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TrendPoint(null, 1))
                .withMessage("time");
    }

    @Test
    void aCountryNeedsAnId() {
        refused("country id must not be empty", () -> new Country("", "United States"));
        assertThat(new Country("ALL", null).name()).isNull();
    }

    @Test
    void anIndustryNeedsAnId() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Industry(null, "Pets"))
                .withMessage("industry id");
    }

    @Test
    void aCreatorsAvatarIsParsedWhenItIsAskedFor() {
        assertThat(new Creator("a", "https://example.org/a.png").avatarUri())
                .isEqualTo(URI.create("https://example.org/a.png"));
        assertThat(new Creator("a", null).avatarUri()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Creator("a", "no uri").avatarUri());
    }

    @Test
    void aReceiptHasNoNegativeFigures() {
        refused("attempts must be at least 0, was -1", () -> new Receipt(null, -1, 0, Duration.ZERO, NOON));
        refused("creditsAtMost must be at least 0, was -2", () -> new Receipt(null, 0, -2, Duration.ZERO, NOON));
        refused("elapsed must not be negative, was PT-1S", () -> new Receipt(null, 0, 0, Duration.ofSeconds(-1), NOON));
        assertThatNullPointerException()
                .isThrownBy(() -> new Receipt(null, 0, 0, Duration.ZERO, null))
                .withMessage("completedAt");
        assertThatNullPointerException()
                .isThrownBy(() -> new Receipt(null, 0, 0, null, NOON))
                .withMessage("elapsed");
        assertThat(new Receipt(null, 0, 0, Duration.ZERO, NOON).requestId()).isNull();
    }

    private static void refused(String message, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }

    private static TrendingHashtag hashtag(String id, String name, Long posts, Long views, int rank) {
        return new TrendingHashtag(
                id, name, null, null, false, List.of(), List.of(), posts, views, rank, RankMovement.unchanged());
    }

    private static TrendingHashtag withLists(List<TrendPoint> trend, List<Creator> creators) {
        return new TrendingHashtag(
                "1", "clean", null, null, false, trend, creators, null, null, 1, RankMovement.unchanged());
    }

    private static TrendingHashtagsPage page(int page, int total) {
        return new TrendingHashtagsPage(List.of(), page, total, false, Samples.RECEIPT);
    }
}
