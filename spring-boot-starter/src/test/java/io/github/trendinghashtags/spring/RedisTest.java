package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.Pace;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.Mockito;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStaticMasterReplicaConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

@Timeout(60)
class RedisTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static TestRedis redis;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    private static ApplicationContextRunner machine() {
        return Contexts.withStub()
                .withBean(
                        LettuceConnectionFactory.class, () -> new LettuceConnectionFactory("localhost", redis.port()));
    }

    /** A machine that meets no other test's. */
    private static ApplicationContextRunner machine(String prefix) {
        return machine().withPropertyValues("trending-hashtags.redis.key-prefix=" + prefix);
    }

    private static CreditLedger.Usage usage(ApplicationContext context) {
        return context.getBean(BudgetedTrendingHashtags.class).usageToday().join();
    }

    @Test
    void machinesShareEachOthersPagesAndCredits() {
        machine("pages")
                .run(context -> context.getBean(TrendingHashtagsPort.class).fetch(QUERY));
        machine("pages").run(context -> {
            context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
            assertThat(context.getBean(StubKeyApiServer.class).requests()).isEmpty();
            assertThat(usage(context)).isEqualTo(new CreditLedger.Usage(2, 0));
            assertThat(context).hasSingleBean(Pace.class);
        });
    }

    @Test
    void aContextThatWasPausedSharesOn() {
        machine("paused")
                .withPropertyValues("trending-hashtags.cache.refuse-if-store-fails=true")
                .run(context -> {
                    context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
                    context.getSourceApplicationContext().stop();
                    context.getSourceApplicationContext().start();

                    context.getBean(TrendingHashtagsPort.class).fetch(QUERY.withPage(2));
                    assertThat(usage(context)).isEqualTo(new CreditLedger.Usage(4, 0));
                });
    }

    @Test
    void theApplicationsStoresAreSharedThroughWithoutAnyFactory() {
        try (TestClient own = new TestClient()) {
            Contexts.withStub()
                    .withBean(RedisStores.class, () -> RedisStores.connect(own.client(), "own"))
                    .run(context -> {
                        context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
                        assertThat(context)
                                .hasSingleBean(CreditLedger.class)
                                .hasSingleBean(PageCache.class)
                                .hasSingleBean(Pace.class);
                        assertThat(context.getBean(RedisStores.class)
                                        .pageCache()
                                        .get(QUERY))
                                .succeedsWithin(PATIENCE)
                                .isNotNull();
                    });
        }
    }

    private record TestClient(RedisClient client) implements AutoCloseable {
        TestClient() {
            this(RedisClient.create("redis://127.0.0.1:" + redis.port()));
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }

    @Test
    void severalFactoriesOfWhichNoneIsPrimaryStopTheStart() {
        ApplicationContextRunner two = machine()
                .withBean(
                        "other",
                        LettuceConnectionFactory.class,
                        () -> new LettuceConnectionFactory("localhost", redis.port()));
        two.run(context -> assertThat(new SetupFailureAnalyzer().analyze(context.getStartupFailure()))
                .extracting(FailureAnalysis::getAction)
                .asString()
                .contains("@Primary"));
        two.withInitializer(context -> context.addBeanFactoryPostProcessor(
                        beans -> beans.getBeanDefinition("other").setPrimary(true)))
                .run(context -> assertThat(context).hasSingleBean(RedisStores.class));
    }

    @Test
    void aJedisFactoryIsPassedOver() {
        Contexts.withStub()
                .withBean(JedisConnectionFactory.class, JedisConnectionFactory::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RedisStores.class));
        Contexts.withStub()
                .withBean(JedisConnectionFactory.class, JedisConnectionFactory::new)
                .withBean(
                        LettuceConnectionFactory.class,
                        () -> new LettuceConnectionFactory("localhost", redis.port()),
                        definition -> definition.setPrimary(true))
                .run(context -> assertThat(context).hasSingleBean(RedisStores.class));
    }

    @Test
    void aStubsPagesAreKeptApartFromTheVendors() {
        machine().run(context -> {
            context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
            var factory = context.getBean(LettuceConnectionFactory.class);
            try (RedisStores real =
                    RedisStores.connect((RedisClient) factory.getRequiredNativeClient(), "trending-hashtags")) {
                assertThat(real.pageCache().get(QUERY)).succeedsWithin(PATIENCE).isNull();
                assertThat(real.creditLedger().usage(LocalDate.now(ZoneOffset.UTC)))
                        .succeedsWithin(PATIENCE)
                        .isEqualTo(new CreditLedger.Usage(0, 0));
            }
        });
    }

    @Test
    void theApplicationsStoresReplaceThoseInRedis() {
        machine()
                .withBean(CreditLedger.class, CreditLedger::inMemory)
                .withBean("own", PageCache.class, () -> PageCache.inMemory(10))
                .run(context -> {
                    assertThat(context).hasSingleBean(CreditLedger.class).hasSingleBean(PageCache.class);
                    assertThat(context).doesNotHaveBean("trendingHashtagsPageCache");
                });
    }

    @Test
    void canBeSwitchedOff() {
        machine()
                .withPropertyValues("trending-hashtags.redis.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(RedisStores.class));
    }

    @Test
    void aFactoryThatIsDeclaredByItsInterfaceIsUsed() {
        Contexts.withStub()
                .withBean(RedisConnectionFactory.class, () -> new LettuceConnectionFactory("localhost", redis.port()))
                .run(context ->
                        assertThat(context).hasSingleBean(RedisStores.class).hasSingleBean(CreditLedger.class));
    }

    @Test
    void aPropertyThatSaysYesInAnotherWayIsUnderstood() {
        machine()
                .withPropertyValues("trending-hashtags.redis.enabled=on")
                .run(context -> assertThat(context).hasSingleBean(RedisStores.class));
    }

    @Test
    void whatCanNotShareStopsTheStartAndNamesTheProperty() {
        var replicas =
                new LettuceConnectionFactory(new RedisStaticMasterReplicaConfiguration("localhost", redis.port()));
        var cluster = new LettuceConnectionFactory(new RedisClusterConfiguration(List.of("localhost:" + redis.port())));
        var stopped = new LettuceConnectionFactory("localhost", 1);
        var other = Mockito.mock(RedisConnectionFactory.class);
        assertStops(replicas, "through Redis with static replicas");
        assertStops(cluster, "through a Redis cluster");
        assertStops(other, "over a connection factory that is not Lettuce's");
        assertStops(stopped, "which can't be reached: ");
    }

    private static void assertStops(RedisConnectionFactory factory, String message) {
        Contexts.withStub()
                .withBean(RedisConnectionFactory.class, () -> factory)
                .run(context -> {
                    FailureAnalysis analysis = new SetupFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis).isNotNull();
                    assertThat(analysis.getDescription()).contains(message);
                    assertThat(analysis.getAction()).contains("trending-hashtags.redis.enabled");
                });
    }

    @Test
    void aBadPrefixIsNamed() {
        machine()
                .withPropertyValues("trending-hashtags.redis.key-prefix=a{b")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageStartingWith("trending-hashtags.redis.key-prefix is not valid: keyPrefix must be"));
    }
}
