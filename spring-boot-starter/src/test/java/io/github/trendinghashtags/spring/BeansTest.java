package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

/** Which beans there are, how they hang together, and that the application's own replace them. */
@Timeout(60)
class BeansTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void thePortIsACacheOverABudgetOverTheClient() {
        Contexts.withStub()
                .withPropertyValues("trending-hashtags.budget.per-day=8")
                .run(context -> {
                    TrendingHashtagsPort port = context.getBean(TrendingHashtagsPort.class);
                    assertThat(port).isSameAs(context.getBean(CachedTrendingHashtags.class));
                    port.fetch(QUERY);
                    port.fetch(QUERY);

                    StubKeyApiServer stub = context.getBean(StubKeyApiServer.class);
                    assertThat(stub.requests()).hasSize(1);
                    assertThat(context.getBean(BudgetedTrendingHashtags.class).spent())
                            .isEqualTo(2);
                    port.fetch(QUERY.withPage(2));
                    assertThatThrownBy(() -> port.fetch(QUERY.withPage(3))).isInstanceOf(NotSent.class);
                    assertThat(context.getBean(KeyApiClient.class)).isInstanceOf(JdkHttpTrendingHashtags.class);
                });
    }

    @Test
    void theTransportIsTheOneOnTheClassPath() {
        Contexts.onFeign().withPropertyValues("trending-hashtags.stub=true").run(context -> {
            assertThat(context.getBean(KeyApiClient.class)).isInstanceOf(FeignTrendingHashtags.class);
            assertThat(context.getBean(TrendingHashtagsPort.class).fetch(QUERY).hashtags())
                    .isNotEmpty();
        });
    }

    @Test
    void aPropertyChoosesBetweenTwoTransports() {
        for (String transport : List.of("jdk", "FEIGN")) {
            Contexts.bare()
                    .withPropertyValues("trending-hashtags.stub=true", "trending-hashtags.transport=" + transport)
                    .run(context -> assertThat(context.getBean(KeyApiClient.class))
                            .isInstanceOf(
                                    transport.equals("jdk")
                                            ? JdkHttpTrendingHashtags.class
                                            : FeignTrendingHashtags.class));
        }
    }

    @Test
    void theKeyComesFromTheVariableIfThereIsNoProperty() {
        Contexts.onJdk()
                .withPropertyValues("KEYAPI_TOKEN=sk_variable", "KEYAPI_API_BASE_URL=https://proxy.example")
                .run(context -> {
                    ClientSettings settings = context.getBean(ClientSettings.class);
                    assertThat(settings.apiKey().get()).isEqualTo(ApiKey.of("sk_variable"));
                    assertThat(settings.baseUri()).hasToString("https://proxy.example");
                });
        Contexts.withKey()
                .withPropertyValues("KEYAPI_TOKEN=sk_variable")
                .run(context -> assertThat(
                                context.getBean(ClientSettings.class).apiKey().get())
                        .isEqualTo(ApiKey.of(Contexts.KEY)));
    }

    @Test
    void anEmptyPropertyLeavesTheVariable() {
        Contexts.onJdk()
                .withPropertyValues(
                        "trending-hashtags.api-key=",
                        "trending-hashtags.base-uri=",
                        "KEYAPI_TOKEN=sk_variable",
                        "KEYAPI_API_BASE_URL=https://proxy.example")
                .run(context -> {
                    ClientSettings settings = context.getBean(ClientSettings.class);
                    assertThat(settings.apiKey().get()).isEqualTo(ApiKey.of("sk_variable"));
                    assertThat(settings.baseUri()).hasToString("https://proxy.example");
                });
    }

    @Test
    void theApplicationsFakeReplacesEverythingAndNeedsNoKey() {
        Contexts.bare()
                .withBean(FakeTrendingHashtags.class, FakeTrendingHashtags::documented)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).hasSingleBean(TrendingHashtagsPort.class);
                    assertThat(context).doesNotHaveBean(ClientSettings.class);
                });
    }

    @Test
    void theApplicationsSettingsReplaceTheProperties() {
        ClientSettings own = ClientSettings.of(ApiKey.of("sk_own"));
        Contexts.onJdk().withBean(ClientSettings.class, () -> own).run(context -> {
            assertThat(context.getBean(ClientSettings.class)).isSameAs(own);
            assertThat(context).hasSingleBean(KeyApiClient.class);
        });
    }

    @Test
    void theApplicationsSupplierOfKeysReplacesTheProperty() {
        Contexts.onJdk()
                .withBean(ApiKey.class, () -> ApiKey.of("sk_own"))
                .withPropertyValues("trending-hashtags.call-timeout=12s")
                .run(context -> {
                    ClientSettings settings = context.getBean(ClientSettings.class);
                    assertThat(settings.apiKey().get()).isEqualTo(ApiKey.of("sk_own"));
                    assertThat(settings.callTimeout()).isEqualTo(Duration.ofSeconds(12));
                });
    }

    @Test
    void theApplicationsClientReplacesTheTransport() {
        try (var own = JdkHttpTrendingHashtags.create(ClientSettings.of(ApiKey.of("sk_own")))) {
            Contexts.bare().withBean(KeyApiClient.class, () -> own).run(context -> {
                assertThat(context.getBean(KeyApiClient.class)).isSameAs(own);
                assertThat(context).doesNotHaveBean(ClientSettings.class);
                assertThat(context.getBean(TrendingHashtagsPort.class)).isInstanceOf(CachedTrendingHashtags.class);
            });
        }
    }

    @Test
    void theApplicationsBudgetReplacesTheBudget() {
        var own = BudgetedTrendingHashtags.over(FakeTrendingHashtags.documented(), CreditBudget.unlimited());
        Contexts.withKey().withBean(BudgetedTrendingHashtags.class, () -> own).run(context -> {
            assertThat(context.getBean(BudgetedTrendingHashtags.class)).isSameAs(own);
            context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
            assertThat(own.spent()).isEqualTo(2);
        });
    }

    @Test
    void theApplicationsCacheReplacesTheCache() {
        var own = CachedTrendingHashtags.over(FakeTrendingHashtags.documented());
        Contexts.withKey()
                .withBean(CachedTrendingHashtags.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(TrendingHashtagsPort.class)).isSameAs(own));
    }

    @Test
    void theApplicationsStoresAreShared() {
        CreditLedger ledger = CreditLedger.inMemory();
        PageCache pages = PageCache.inMemory(10);
        var first =
                Contexts.withStub().withBean(CreditLedger.class, () -> ledger).withBean(PageCache.class, () -> pages);
        first.run(context -> context.getBean(TrendingHashtagsPort.class).fetch(QUERY));
        first.run(context -> {
            context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
            assertThat(context.getBean(StubKeyApiServer.class).requests()).isEmpty();
            assertThat(context.getBean(BudgetedTrendingHashtags.class)
                            .usageToday()
                            .join()
                            .spent())
                    .isEqualTo(2);
        });
    }

    @Test
    void severalStoresOfAKindStopTheStart() {
        Contexts.withStub()
                .withBean("one", CreditLedger.class, CreditLedger::inMemory)
                .withBean("other", CreditLedger.class, CreditLedger::inMemory)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void theApplicationsListenersHearTheCalls() {
        List<CallEnded> heard = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                heard.add(event);
            }
        };
        Contexts.withStub().withBean("own", CallListener.class, () -> listener).run(context -> {
            context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
            assertThat(heard).hasSize(1);
        });
    }

    @Test
    void customizersChangeTheBuilders() {
        CallListener own = new CallListener() {};
        List<String> called = new ArrayList<>();
        Contexts.withStub()
                .withBean(JdkHttpTrendingHashtagsCustomizer.class, () -> builder -> {
                    builder.listener(own);
                    called.add("jdk");
                })
                .run(context -> assertThat(context).hasNotFailed());
        Contexts.onFeign()
                .withPropertyValues("trending-hashtags.stub=true")
                .withBean(FeignTrendingHashtagsCustomizer.class, () -> builder -> called.add("feign"))
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(called).containsExactly("jdk", "feign");
    }

    @Test
    void theClientsPartsAreInTheApplicationsRegistries() {
        Contexts.withStub()
                .withBean(RetryRegistry.class, RetryRegistry::ofDefaults)
                .withBean(RateLimiterRegistry.class, RateLimiterRegistry::ofDefaults)
                .withBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults)
                .run(context -> {
                    context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
                    assertThat(context.getBean(RetryRegistry.class)
                                    .find("trending-hashtags")
                                    .orElseThrow()
                                    .getMetrics()
                                    .getNumberOfSuccessfulCallsWithoutRetryAttempt())
                            .isEqualTo(1);
                    assertThat(context.getBean(RateLimiterRegistry.class).find("trending-hashtags"))
                            .isPresent();
                    assertThat(context.getBean(CircuitBreakerRegistry.class)
                                    .circuitBreaker("trending-hashtags")
                                    .getMetrics()
                                    .getNumberOfSuccessfulCalls())
                            .isEqualTo(1);
                });
    }

    @Test
    void anInstanceThatTheApplicationHasConfiguredIsUsed() {
        Contexts.withStub()
                .withBean(CircuitBreakerRegistry.class, () -> {
                    CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
                    registry.circuitBreaker("trending-hashtags").transitionToForcedOpenState();
                    return registry;
                })
                .run(context -> assertThatThrownBy(() ->
                                context.getBean(TrendingHashtagsPort.class).fetch(QUERY))
                        .isInstanceOfSatisfying(
                                NotSent.class,
                                refusal ->
                                        assertThat(refusal.reason()).isEqualTo(NotSent.Reason.CIRCUIT_BREAKER_OPEN)));
    }

    @Test
    void theClientClosesWithTheApplicationAndFailsTheCallsUnderWay() {
        List<CompletableFuture<TrendingHashtagsPage>> calls = new ArrayList<>();
        List<TrendingHashtagsPort> ports = new ArrayList<>();
        Contexts.withStub().run(context -> {
            StubKeyApiServer stub = context.getBean(StubKeyApiServer.class);
            stub.enqueue(StubResponse.never());
            ports.add(context.getBean(KeyApiClient.class));
            calls.add(context.getBean(TrendingHashtagsPort.class).fetchAsync(QUERY));
            stub.awaitRequests(1);
        });

        assertThatThrownBy(() -> calls.get(0).join()).hasCauseInstanceOf(NotSent.class);
        assertThatThrownBy(() -> ports.get(0).fetch(QUERY)).isInstanceOf(NotSent.class);
    }

    @Test
    void callsAreLoggedIfThatIsSwitchedOn() {
        Contexts.withStub().run(context -> assertThat(context).doesNotHaveBean("trendingHashtagsCallLog"));
        Contexts.onJdk()
                .withPropertyValues("trending-hashtags.log-calls=yes", "trending-hashtags.stub=on")
                .run(context -> assertThat(context).hasBean("trendingHashtagsCallLog"));
    }

    @Test
    void theApplicationsSettingsForTheStubAreUsed() {
        StubKeyApiServer own = StubKeyApiServer.start();
        Contexts.withStub()
                .withBean(StubKeyApiServer.class, () -> own)
                .withBean(ClientSettings.class, own::settings)
                .run(context -> {
                    context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
                    assertThat(own.requests()).hasSize(1);
                });
    }

    @Test
    void theStubNeverSeesTheApplicationsKey() {
        Contexts.withStub()
                .withPropertyValues(
                        "trending-hashtags.api-key=" + Contexts.KEY, "trending-hashtags.base-uri=https://x.example")
                .run(context -> {
                    context.getBean(TrendingHashtagsPort.class).fetch(QUERY);
                    assertThat(stubsRequests(context)).hasSize(1).noneMatch(text -> text.contains(Contexts.KEY));
                });
    }

    private static List<String> stubsRequests(AssertableApplicationContext context) {
        return context.getBean(StubKeyApiServer.class).requests().stream()
                .map(StubRequest::head)
                .toList();
    }
}
