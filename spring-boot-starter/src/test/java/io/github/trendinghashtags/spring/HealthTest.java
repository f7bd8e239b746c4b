package io.github.trendinghashtags.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Health on Spring Boot 3.5; the example's tests show it on 4. */
@Timeout(60)
class HealthTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final String BOOT_4 = "org.springframework.boot.health";

    private final ApplicationContextRunner runner = Contexts.withStub()
            .withClassLoader(loader())
            .withPropertyValues("trending-hashtags.resilience.max-attempts=1", "trending-hashtags.budget.per-day=4");

    private static FilteredClassLoader loader() {
        return new FilteredClassLoader(
                name -> name.startsWith(BOOT_4) || name.equals(FeignTrendingHashtags.class.getName()));
    }

    private static Health health(AssertableApplicationContext context) {
        return context.getBean(HealthIndicator.class).health();
    }

    private static TrendingHashtagsPort port(AssertableApplicationContext context) {
        return context.getBean(TrendingHashtagsPort.class);
    }

    @Test
    void isUpAndSpendsNothing() {
        runner.run(context -> {
            Health health = health(context);

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("lastSuccess", "none")
                    .containsEntry("coolDown", "none")
                    .containsEntry("creditsLeft", 4L);
            assertThat(context.getBean(StubKeyApiServer.class).requests()).isEmpty();
        });
    }

    @Test
    void saysWhenTheLastPageCame() {
        runner.run(context -> {
            var page = port(context).fetch(QUERY);

            assertThat(health(context).getDetails())
                    .containsEntry("lastSuccess", page.receipt().completedAt())
                    .containsEntry("creditsLeft", 2L);
        });
    }

    @Test
    void isOutOfServiceWithoutCreditsForACall() {
        runner.run(context -> {
            port(context).fetch(QUERY);
            port(context).fetch(QUERY.withPage(2));

            assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health(context).getDetails()).containsEntry("creditsLeft", 0L);
        });
    }

    @Test
    void isOutOfServiceIfNoCallFitsTheBudgetOfACall() {
        runner.withPropertyValues(
                        "trending-hashtags.resilience.max-attempts=2",
                        "trending-hashtags.budget.per-call=3",
                        "trending-hashtags.budget.per-day=100")
                .run(context -> {
                    assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                    assertThat(health(context).getDetails())
                            .containsEntry("creditsPerCall", "3, below the 4 that a call can cost");
                    assertThat(catchThrowable(() -> port(context).fetch(QUERY))).isInstanceOf(NotSent.class);
                });
        runner.withPropertyValues("trending-hashtags.budget.per-call=2").run(context -> {
            port(context).fetch(QUERY);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails()).doesNotContainKey("creditsPerCall");
        });
    }

    @Test
    void isOutOfServiceDuringACoolDown() {
        runner.withPropertyValues("trending-hashtags.budget.cool-down=10m").run(context -> {
            context.getBean(StubKeyApiServer.class).enqueue(StubResponse.envelope(402, 402, "no credits"));
            catchThrowable(() -> port(context).fetch(QUERY));

            assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health(context).getDetails().get("coolDown").toString()).startsWith("PT9M");
        });
    }

    @Test
    void isDownAfterThreeFailuresInARowUntilAPageComes() {
        runner.withPropertyValues("trending-hashtags.budget.per-day=100").run(context -> {
            StubKeyApiServer stub = context.getBean(StubKeyApiServer.class);
            for (int call = 1; call <= 3; call++) {
                assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                stub.enqueue(StubResponse.html(503));
                catchThrowable(() -> port(context).fetch(QUERY));
            }

            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails())
                    .containsEntry("lastFailure", "ServerFailed")
                    .containsEntry("failuresInARow", 3);
            port(context).fetch(QUERY);
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void isUpAgainOnceTheFailuresAreOld() {
        var budgeted = BudgetedTrendingHashtags.over(FakeTrendingHashtags.documented(), CreditBudget.unlimited());

        assertThat(afterFailures(budgeted, Duration.ofMinutes(4)).state()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(afterFailures(budgeted, Duration.ofMinutes(6)).state()).isEqualTo(HealthCheck.State.UP);
    }

    private static HealthCheck.Report afterFailures(BudgetedTrendingHashtags budgeted, Duration ago) {
        LastCalls calls = new LastCalls();
        Receipt receipt = new Receipt(null, 1, 2, Duration.ZERO, Instant.now().minus(ago));
        for (int call = 1; call <= 3; call++) {
            calls.callEnded(new CallEnded(QUERY, null, new ServerFailed("down", receipt, 503, null, null), receipt));
        }
        return new HealthCheck(calls, budgeted, null).run();
    }

    @Test
    void badQueriesAndRefusalsSayNothingAboutTheVendor() {
        runner.withPropertyValues("trending-hashtags.budget.per-day=100").run(context -> {
            for (int call = 0; call < 3; call++) {
                context.getBean(StubKeyApiServer.class).enqueue(StubResponse.envelope(400, 400, "bad"));
                catchThrowable(() -> port(context).fetch(QUERY));
            }

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void isDownWhileTheBreakerIsOpen() {
        runner.withBean(CircuitBreakerRegistry.class, CircuitBreakerRegistry::ofDefaults)
                .run(context -> {
                    assertThat(health(context).getDetails()).containsEntry("breaker", "CLOSED");
                    context.getBean(CircuitBreakerRegistry.class)
                            .circuitBreaker("trending-hashtags")
                            .transitionToOpenState();

                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                });
    }

    @Test
    void isDownWhileABreakerOfACustomizerIsOpen() {
        CircuitBreaker breaker = CircuitBreaker.ofDefaults("own");
        runner.withBean(JdkHttpTrendingHashtagsCustomizer.class, () -> builder -> builder.circuitBreaker(breaker))
                .run(context -> {
                    breaker.transitionToOpenState();

                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context).getDetails()).containsEntry("breaker", "OPEN");
                });
    }

    @Test
    void isDownAndAnswersSoonIfTheLedgerHangs() {
        CreditLedger hanging = (CreditLedger) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CreditLedger.class},
                (proxy, method, args) -> new CompletableFuture<>());
        runner.withBean(CreditLedger.class, () -> hanging).run(context -> {
            long start = System.nanoTime();
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(health(context).getDetails()).containsEntry("creditLedger", "failed");
        });
    }

    @Test
    void isNotSaidOfSeveralBudgets() {
        TrendingHashtagsPort port = FakeTrendingHashtags.documented();
        runner.withBean(
                        "acme",
                        BudgetedTrendingHashtags.class,
                        () -> BudgetedTrendingHashtags.over(port, CreditBudget.unlimited()))
                .withBean(
                        "other",
                        BudgetedTrendingHashtags.class,
                        () -> BudgetedTrendingHashtags.over(port, CreditBudget.unlimited()))
                .withBean(CachedTrendingHashtags.class, () -> CachedTrendingHashtags.over(port))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("trendingHashtagsHealthIndicator"));
    }

    @Test
    void canBeSwitchedOffAndReplaced() {
        for (String off :
                List.of("trendinghashtags.enabled=false", "trendinghashtags.enabled=off", "defaults.enabled=no")) {
            runner.withPropertyValues("management.health." + off)
                    .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthIndicator.class));
        }
        HealthIndicator own = () -> Health.unknown().build();
        runner.withBean("trendingHashtagsHealthIndicator", HealthIndicator.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(HealthIndicator.class)).isSameAs(own));
    }

    @Test
    void startsWithoutAnyActuator() {
        runner.withClassLoader(new FilteredClassLoader(name -> name.startsWith(BOOT_4)
                        || name.startsWith("org.springframework.boot.actuate")
                        || name.equals(FeignTrendingHashtags.class.getName())))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context).doesNotHaveBean("trendingHashtagsHealthIndicator");
                });
    }
}
