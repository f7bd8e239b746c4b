package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.Country;
import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DocumentedResponseTest {
    private final TrendingHashtagsPage page = new ResponseReader()
            .read(
                    Responses.answer(200, DocumentedResponse.JSON),
                    KeyRedactor.of(Bench.KEY),
                    id -> new Receipt(id, 1, 2, Duration.ZERO, Instant.EPOCH),
                    null);
    private final TrendingHashtag clean = page.hashtags().get(0);

    @Test
    void thePageIsTheDocumentedOne() {
        assertThat(page.hashtags()).hasSize(1);
        assertThat(page.page()).isEqualTo(1);
        assertThat(page.total()).isEqualTo(100);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.receipt().requestId()).isEqualTo("c2aaf374-bc6f-4cd6-9e82-9b0c38269f43");
    }

    @Test
    void theEntryIsTheDocumentedOne() {
        assertThat(clean.id()).isEqualTo("7244");
        assertThat(clean.name()).isEqualTo("clean");
        assertThat(clean.country()).isEqualTo(new Country("US", "United States"));
        assertThat(clean.industry())
                .isEqualTo(new Industry(IndustryId.VEHICLE_AND_TRANSPORTATION, "Vehicle & Transportation"));
        assertThat(clean.promoted()).isFalse();
        assertThat(clean.posts()).isEqualTo(48_892);
        assertThat(clean.views()).isEqualTo(151_854_088);
        assertThat(clean.rank()).isEqualTo(1);
        assertThat(clean.movement()).isEqualTo(RankMovement.newEntry());
    }

    @Test
    void theTrendHasSevenDays() {
        assertThat(clean.trend())
                .extracting(TrendPoint::value)
                .containsExactly(0.96, 0.91, 0.87, 0.83, 0.84, 0.96, 1.0);
        assertThat(clean.trend().get(6).time()).isEqualTo(Instant.parse("2026-02-02T00:00:00Z"));
    }

    @Test
    void theCreatorsAreThreeWithTheirAvatars() {
        assertThat(clean.creators())
                .extracting(Creator::nickname)
                .containsExactly("becky mae", "Galicia Gordon", "micaelarosa_");
        assertThat(clean.creators())
                .allSatisfy(creator -> assertThat(creator.avatarUri().getHost()).endsWith(".tiktokcdn.com"));
    }
}
