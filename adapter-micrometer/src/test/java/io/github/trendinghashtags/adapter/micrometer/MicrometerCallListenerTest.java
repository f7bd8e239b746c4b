package io.github.trendinghashtags.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(StubKeyApiExtension.class)
class MicrometerCallListenerTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerCallListener meters = MicrometerCallListener.of(registry);

    private JdkHttpTrendingHashtags client(StubKeyApiServer stub) {
        return JdkHttpTrendingHashtags.builder(stub.settings()).listener(meters).build();
    }

    @Test
    void timesACallByItsOutcomeAndItsAttemptsByTheirStatus(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.html(503));
        Receipt receipt;
        try (JdkHttpTrendingHashtags client = client(stub)) {
            receipt = client.fetch(QUERY).receipt();
        }

        assertThat(timed("calls", "outcome", "Page")).isEqualTo(1);
        assertThat(registry.get("trending.hashtags.calls").timer().totalTime(TimeUnit.NANOSECONDS))
                .isEqualTo(receipt.elapsed().toNanos());
        assertThat(timed("attempts", "status", "503")).isEqualTo(1);
        assertThat(timed("attempts", "status", "200")).isEqualTo(1);
        assertThat(counted("retries", "reason", "ServerFailed")).isEqualTo(1);
        assertThat(counted("credits")).isEqualTo(4).isEqualTo(receipt.creditsAtMost());
    }

    @Test
    void namesAFailureByItsException(StubKeyApiServer stub) {
        for (int attempt = 0; attempt < 3; attempt++) {
            stub.enqueue(StubResponse.html(503));
        }
        try (JdkHttpTrendingHashtags client = client(stub)) {
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(ServerFailed.class);
        }

        assertThat(timed("calls", "outcome", "ServerFailed")).isEqualTo(1);
        assertThat(counted("retries.refused", "reason", "no_attempt_left")).isEqualTo(1);
    }

    @Test
    void namesAnAttemptWithoutAResponseByItsFailure(StubKeyApiServer stub) throws Exception {
        stub.enqueue(StubResponse.never());
        // A call that times out ends before its events are heard.
        CountDownLatch heard = new CountDownLatch(1);
        CallListener last = new CallListener() {
            @Override
            public void callEnded(CallEnded event) {
                heard.countDown();
            }
        };
        var settings = stub.settings().withCallTimeout(Duration.ofMillis(100));
        try (var client = JdkHttpTrendingHashtags.builder(settings)
                .listener(meters.andThen(last))
                .build()) {
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(TimedOut.class);
            heard.await();
        }

        assertThat(timed("attempts", "status", "TimedOut")).isEqualTo(1);
        assertThat(timed("calls", "outcome", "TimedOut")).isEqualTo(1);
    }

    @Test
    void countsNumbersThatAreNoStatusAsOne() {
        for (int status : List.of(-1, 99, 600, 1_000_001)) {
            meters.attemptEnded(new AttemptEnded(QUERY, 1, status, null, null, Duration.ofMillis(1)));
        }
        for (int status : List.of(100, 599)) {
            meters.attemptEnded(new AttemptEnded(QUERY, 1, status, null, null, Duration.ofMillis(1)));
        }

        assertThat(timed("attempts", "status", "other")).isEqualTo(4);
        assertThat(registry.find("trending.hashtags.attempts").timers()).hasSize(3);
    }

    @Test
    void countsLookupsOfACacheAndRefusalsOfABudget(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            var budgeted = BudgetedTrendingHashtags.builder(client)
                    .budget(CreditBudget.unlimited().withPerProcess(7))
                    .listener(meters)
                    .build();
            var cached =
                    CachedTrendingHashtags.builder(budgeted).listener(meters).build();
            cached.fetch(QUERY);
            cached.fetch(QUERY);
            assertThatThrownBy(() -> cached.fetch(QUERY.withPage(2))).isInstanceOf(NotSent.class);
        }

        assertThat(counted("cache", "result", "hit")).isEqualTo(1);
        assertThat(counted("cache", "result", "miss")).isEqualTo(2);
        assertThat(counted("refusals", "reason", "process_budget")).isEqualTo(1);
        assertThat(timed("calls", "outcome", "Page")).isEqualTo(1);
    }

    @Test
    void countsWhatTheClientRefused(StubKeyApiServer stub) {
        JdkHttpTrendingHashtags client = client(stub);
        client.close();
        assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(NotSent.class);

        assertThat(timed("calls", "outcome", "NotSent")).isEqualTo(1);
        assertThat(counted("refusals", "reason", "client_closed")).isEqualTo(1);
    }

    @Test
    void namesEveryConstantInLowerCase() {
        var failure = new ServerFailed("down", new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH), 503, null, null);
        for (var result : CacheLookup.Result.values()) {
            meters.cacheLookup(new CacheLookup(QUERY, result));
        }
        for (var reason : RetryRefused.Reason.values()) {
            meters.retryRefused(new RetryRefused(QUERY, 1, failure, reason));
        }
        for (var store : StoreFailed.Store.values()) {
            meters.storeFailed(new StoreFailed(store, "reserve", new IOException("down")));
        }
        for (var kind : DriftFound.Kind.values()) {
            meters.driftFound(new DriftFound(kind, "novelty in an entry of list"));
        }

        assertThat(registry.find("trending.hashtags.cache").counters()).hasSize(CacheLookup.Result.values().length);
        assertThat(counted("retries.refused", "reason", "retries_suspended")).isEqualTo(1);
        assertThat(counted("store.failures", "store", "credit_ledger")).isEqualTo(1);
        assertThat(counted("drift", "kind", "unknown_field")).isEqualTo(1);
        assertThat(registry.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .allMatch(value -> value.matches("[a-z_]+"));
    }

    @Test
    void hasAsManyMetersForManyQueriesAsForOne(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            client.fetch(QUERY);
            int before = registry.getMeters().size();
            client.fetch(QUERY.withRegion(Region.of("US")));
            client.fetch(QUERY.withPeriod(TrendPeriod.LAST_30_DAYS).withIndustry(IndustryId.PETS));
            client.fetch(QUERY.withPage(2));

            assertThat(registry.getMeters()).hasSize(before);
        }
    }

    @Test
    void gaugesRequestsInFlightAndCallsThatWait(StubKeyApiServer stub) {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        stub.enqueue(StubResponse.documented().heldUntil(gate));
        var settings = stub.settings().withMaxConcurrency(1);
        try (var client =
                JdkHttpTrendingHashtags.builder(settings).listener(meters).build()) {
            meters.watch(client);
            assertThat(gauge("requests.in.flight")).isZero();
            CompletableFuture<TrendingHashtagsPage> sent = client.fetchAsync(QUERY);
            CompletableFuture<TrendingHashtagsPage> waiting = client.fetchAsync(QUERY);
            stub.awaitRequests(1);

            assertThat(gauge("requests.in.flight")).isEqualTo(1);
            assertThat(gauge("calls.waiting")).isEqualTo(1);
            gate.complete(true);
            sent.join();
            waiting.join();
        }
    }

    @Test
    void gaugesTheClientThatIsWatchedLast(StubKeyApiServer stub) {
        JdkHttpTrendingHashtags first = client(stub);
        meters.watch(first);
        first.close();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        stub.enqueue(StubResponse.documented().heldUntil(gate));
        try (JdkHttpTrendingHashtags second = client(stub)) {
            meters.watch(second);
            CompletableFuture<TrendingHashtagsPage> sent = second.fetchAsync(QUERY);
            stub.awaitRequests(1);

            assertThat(gauge("requests.in.flight")).isEqualTo(1);
            gate.complete(true);
            sent.join();
        }
    }

    @Test
    void keepsNoClientAndNoBudgetAlive(StubKeyApiServer stub) {
        WeakReference<Object> client = new WeakReference<>(watchedAndClosed(stub));
        while (client.get() != null) {
            System.gc();
        }

        assertThat(gauge("requests.in.flight")).isNaN();
        assertThat(gauge("calls.waiting")).isNaN();
        awaitRemaining(Double.NaN);
    }

    private JdkHttpTrendingHashtags watchedAndClosed(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            meters.watch(client);
            meters.watch(BudgetedTrendingHashtags.over(
                    client, CreditBudget.unlimited().withPerDay(20)));
            return client;
        }
    }

    @Test
    void gaugesWhatIsLeftOfABudgetInMemory(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            var budgeted = BudgetedTrendingHashtags.over(
                    client, CreditBudget.unlimited().withPerDay(20));
            meters.watch(budgeted);
            assertThat(gauge("budget.remaining")).isEqualTo(20);
            budgeted.fetch(QUERY);
            assertThat(gauge("budget.remaining")).isEqualTo(18);
        }
    }

    @Test
    void neverWaitsForALedger(StubKeyApiServer stub) {
        ManualLedger ledger = new ManualLedger();
        try (JdkHttpTrendingHashtags client = client(stub)) {
            var budgeted = BudgetedTrendingHashtags.builder(client)
                    .budget(CreditBudget.unlimited().withPerDay(20))
                    .ledger(ledger)
                    .storeTimeout(Duration.ofMinutes(1))
                    .build();
            meters.watch(budgeted);

            assertThat(gauge("budget.remaining")).isNaN();
            assertThat(gauge("budget.remaining")).isNaN();
            assertThat(ledger.asked).hasSize(1);
            ledger.asked.get(0).complete(new CreditLedger.Usage(4, 2));
            awaitRemaining(14);
            while (ledger.asked.size() == 1) {
                gauge("budget.remaining");
            }
            ledger.asked.get(1).completeExceptionally(new IOException("down"));
            awaitRemaining(Double.NaN);
        }
    }

    @Test
    void hasNoGaugeForABudgetWithoutALimit(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            meters.watch(BudgetedTrendingHashtags.over(client, CreditBudget.unlimited()));

            assertThat(registry.find("trending.hashtags.budget.remaining").gauge())
                    .isNull();
        }
    }

    @Test
    void watchesABudgetWithoutALimitInPlaceOfOneThatHadOne(StubKeyApiServer stub) {
        try (JdkHttpTrendingHashtags client = client(stub)) {
            CreditBudget none = CreditBudget.unlimited();
            meters.watch(BudgetedTrendingHashtags.over(client, none.withPerDay(20)));
            var unlimited = BudgetedTrendingHashtags.over(client, none);
            meters.watch(unlimited);

            assertThat(gauge("budget.remaining")).isNaN();
            meters.watch(BudgetedTrendingHashtags.over(client, none.withPerDay(8)));
            assertThat(gauge("budget.remaining")).isEqualTo(8);
        }
    }

    @Test
    void distinguishesClientsByTags(StubKeyApiServer stub) {
        MicrometerCallListener acme = MicrometerCallListener.of(registry, Tags.of("client", "acme"));
        try (var client =
                JdkHttpTrendingHashtags.builder(stub.settings()).listener(acme).build()) {
            acme.watch(client);
            acme.watch(BudgetedTrendingHashtags.over(
                    client, CreditBudget.unlimited().withPerDay(20)));
            client.fetch(QUERY);
        }

        assertThat(registry.get("trending.hashtags.calls")
                        .tag("client", "acme")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.getMeters().stream().filter(Gauge.class::isInstance).map(Meter::getId))
                .hasSize(3)
                .allMatch(id -> "acme".equals(id.getTag("client")));
    }

    private double gauge(String name) {
        return registry.get("trending.hashtags." + name).gauge().value();
    }

    private void awaitRemaining(double value) {
        while (Double.compare(gauge("budget.remaining"), value) != 0) {
            Thread.yield();
        }
    }

    private long timed(String name, String... tags) {
        return registry.get("trending.hashtags." + name).tags(tags).timer().count();
    }

    private double counted(String name, String... tags) {
        return registry.get("trending.hashtags." + name).tags(tags).counter().count();
    }
}
