package io.github.trendinghashtags.benchmarks.soak;

import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.redis.RedisStores;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.testredis.TcpProxy;
import io.github.trendinghashtags.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Disturbs a Redis for some seconds while four machines call through it, heals it, and compares the counts of machines, Redis
 * and vendor.
 */
record RedisRound(TestRedis redis, TcpProxy proxy, boolean keepsData, Duration duration, long seed, RedisSoak soak) {
    private static final int MACHINES = 4;
    private static final int THREADS_EACH = 4;
    private static final int PAGES = 40;
    private static final int LIMIT = 600;
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    private static final long PATIENCE_SECONDS = 60;

    void run() throws Exception {
        ChargingPort vendor = new ChargingPort(seed);
        List<RedisClient> clients = new ArrayList<>();
        List<RedisStores> stores = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(MACHINES * THREADS_EACH);
        try {
            List<Future<?>> callers = new ArrayList<>();
            long end = System.nanoTime() + duration.toNanos();
            for (int machine = 0; machine < MACHINES; machine++) {
                RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", proxy.port()));
                clients.add(client);
                RedisStores shared = RedisStores.connect(client, "soak");
                stores.add(shared);
                TrendingHashtagsPort budgeted = budgeted(vendor, shared.creditLedger());
                TrendingHashtagsPort cached = CachedTrendingHashtags.builder(budgeted)
                        .sharedCache(shared.pageCache())
                        .maxEntries(5)
                        .build();
                for (int thread = 0; thread < THREADS_EACH; thread++) {
                    long seedOfIt = seed * 100 + callers.size();
                    callers.add(threads.submit(() -> call(budgeted, cached, new SplittableRandom(seedOfIt), end)));
                }
            }
            disturb(new SplittableRandom(seed), end);
            for (Future<?> caller : callers) {
                caller.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            compare(vendor, stores.get(0).creditLedger());
        } finally {
            threads.shutdownNow();
            stores.forEach(RedisStores::close);
            clients.forEach(client -> client.shutdown(0, 2, TimeUnit.SECONDS));
        }
    }

    private static TrendingHashtagsPort budgeted(TrendingHashtagsPort vendor, CreditLedger ledger) {
        return BudgetedTrendingHashtags.builder(vendor)
                .budget(CreditBudget.unlimited().withPerDay(LIMIT))
                .ledger(ledger)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .build();
    }

    private void call(TrendingHashtagsPort budgeted, TrendingHashtagsPort cached, RandomGenerator random, long end) {
        while (System.nanoTime() < end) {
            TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults().withPage(1 + random.nextInt(PAGES));
            TrendingHashtagsPort port = random.nextInt(20) == 0 ? budgeted : cached;
            soak.add(RedisSoak.CALLS, 1);
            CompletableFuture<TrendingHashtagsPage> page = port.fetchAsync(query);
            if (random.nextInt(50) == 0) {
                page.cancel(true);
            }
            count(page);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(40)));
        }
    }

    private void count(CompletableFuture<TrendingHashtagsPage> page) {
        try {
            page.handle((received, failure) -> outcome(failure))
                    .thenAccept(what -> soak.add(what, 1))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException undone) {
            soak.add(RedisSoak.UNDONE, 1);
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String outcome(Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (failure instanceof NotSent unsent) {
            return "outcome: not sent, " + unsent.reason();
        }
        return "outcome: " + (failure == null ? "page" : failure.getClass().getSimpleName());
    }

    private void disturb(RandomGenerator random, long end) {
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(300)));
            switch (random.nextInt(10)) {
                case 0 -> freeze(random);
                case 1 -> restart(random);
                case 2 -> {
                    proxy.refuse(true);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(400)));
                    proxy.refuse(false);
                    soak.add(RedisSoak.FAULTS + "away", 1);
                }
                case 3, 4, 5 -> proxy.cutAll();
                default -> proxy.cutBeforeNextReply();
            }
        }
        soak.add(RedisSoak.FAULTS + "connections cut", proxy.cuts());
    }

    private void freeze(RandomGenerator random) {
        redis.freeze();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(900)));
        redis.thaw();
        soak.add(RedisSoak.FAULTS + "frozen", 1);
    }

    private void restart(RandomGenerator random) {
        redis.stop();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
        if (keepsData) {
            redis.startAgain();
            soak.add(RedisSoak.FAULTS + "restarted with data", 1);
        } else {
            redis.startAgainEmpty();
            soak.add(RedisSoak.FAULTS + "restarted empty", 1);
        }
    }

    /** Waits until settlements that failed were repeated. */
    private void compare(ChargingPort vendor, CreditLedger ledger) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Usage usage = usage(ledger);
        while ((usage.reserved() > 0 || (keepsData && usage.spent() != vendor.charged())) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            usage = usage(ledger);
        }
        soak.add(RedisSoak.CHARGED, vendor.charged());
        soak.add(RedisSoak.RECORDED, usage.spent());
        soak.check(usage.reserved() == 0, "nothing stays reserved, but " + usage);
        soak.check(
                !keepsData || usage.spent() == vendor.charged(),
                "spent is recorded: " + usage + ", charged " + vendor.charged());
        soak.check(!keepsData || vendor.charged() <= LIMIT, "the limit of " + LIMIT + " holds: " + vendor.charged());
        soak.check(usage.spent() <= vendor.charged(), "nothing is recorded twice: " + usage);
        soak.check(soak.count(RedisSoak.UNDONE) == 0, "no future is undone");
    }

    /** Asks until Redis is well. */
    private static Usage usage(CreditLedger ledger) throws Exception {
        for (int tries = 0; ; tries++) {
            CompletableFuture<Usage> usage = ledger.usage(DAY).toCompletableFuture();
            try {
                return usage.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException failed) {
                usage.cancel(true);
                if (tries == PATIENCE_SECONDS) {
                    throw failed;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }
}
