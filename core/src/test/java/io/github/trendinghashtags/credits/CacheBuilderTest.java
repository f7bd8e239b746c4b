package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.CallLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheBuilderTest {
    private static final CallLimits LIMITS = new CallLimits(2, Duration.ofSeconds(9));

    private final ManualPort silent = new ManualPort(new ManualClock());
    private final CachedTrendingHashtags stating =
            CachedTrendingHashtags.builder(silent).callLimits(LIMITS).build();

    @Test
    void aPortThatStatesItsLimitsNeedsNoOthers() {
        assertThat(CachedTrendingHashtags.over(stating).callLimits()).isEqualTo(LIMITS);
        assertThat(CachedTrendingHashtags.builder(stating)
                        .callLimits(LIMITS)
                        .build()
                        .callLimits())
                .isEqualTo(LIMITS);
    }

    @Test
    void limitsThatAreMissingOrContradictThePortAreRefused() {
        CallLimits others = new CallLimits(1, Duration.ofSeconds(9));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedTrendingHashtags.over(silent))
                .withMessage("the port states no callLimits: set them with builder(port).callLimits(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedTrendingHashtags.builder(stating)
                        .callLimits(others)
                        .build())
                .withMessage("callLimits must be the port's " + LIMITS + ", was " + others);
    }

    @Test
    void badArgumentsAreRefusedByName() {
        CachedTrendingHashtags.Builder builder = CachedTrendingHashtags.builder(silent);

        assertThatNullPointerException()
                .isThrownBy(() -> CachedTrendingHashtags.builder(null))
                .withMessage("port");
        assertThatNullPointerException().isThrownBy(() -> builder.policy(null)).withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.sharedCache(null))
                .withMessage("sharedCache");
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("clock");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.callLimits(null))
                .withMessage("callLimits");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.storeTimeout(null))
                .withMessage("storeTimeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.storeTimeout(Duration.ZERO))
                .withMessage("storeTimeout must be from PT0.001S to PT1M, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxEntries(0))
                .withMessage("maxEntries must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageCache.inMemory(0))
                .withMessage("maxEntries must be at least 1, was 0");
        assertThatNullPointerException()
                .isThrownBy(() -> stating.invalidate(null))
                .withMessage("query");
    }
}
