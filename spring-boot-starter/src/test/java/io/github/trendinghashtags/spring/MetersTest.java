package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.micrometer.MicrometerCallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;

class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void callsAreMeteredIfThereIsARegistry() {
        Contexts.withStub()
                .withBean(MeterRegistry.class, () -> registry)
                .withPropertyValues("trending-hashtags.budget.per-day=20")
                .run(context -> {
                    TrendingHashtagsPort port = context.getBean(TrendingHashtagsPort.class);
                    port.fetch(TrendingHashtagsQuery.defaults());
                    port.fetch(TrendingHashtagsQuery.defaults());

                    assertThat(registry.get("trending.hashtags.calls").timer().count())
                            .isEqualTo(1);
                    assertThat(registry.get("trending.hashtags.cache")
                                    .tag("result", "hit")
                                    .counter()
                                    .count())
                            .isEqualTo(1);
                    assertThat(registry.get("trending.hashtags.budget.remaining")
                                    .gauge()
                                    .value())
                            .isEqualTo(18);
                    assertThat(registry.get("trending.hashtags.requests.in.flight")
                                    .gauge()
                                    .value())
                            .isZero();
                });
    }

    @Test
    void theApplicationsListenerReplacesOurs() {
        MicrometerCallListener own = MicrometerCallListener.of(registry);
        Contexts.withStub()
                .withBean(MeterRegistry.class, () -> registry)
                .withBean(MicrometerCallListener.class, () -> own)
                .run(context -> {
                    context.getBean(TrendingHashtagsPort.class).fetch(TrendingHashtagsQuery.defaults());
                    assertThat(context.getBean(MicrometerCallListener.class)).isSameAs(own);
                    assertThat(registry.get("trending.hashtags.calls").timer().count())
                            .isEqualTo(1);
                });
    }

    @Test
    void startsWithoutMicrometer() {
        Contexts.withStub()
                .withClassLoader(new FilteredClassLoader(FeignTrendingHashtags.class, MeterRegistry.class))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
