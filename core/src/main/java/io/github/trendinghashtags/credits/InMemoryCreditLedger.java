package io.github.trendinghashtags.credits;

import io.github.trendinghashtags.checks.Require;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps a bounded number of days and of settled ids. */
final class InMemoryCreditLedger implements CreditLedger {
    static final int MAX_DAYS = 400;
    static final int MAX_SETTLED = 10_000;

    /** One for all, so that {@code settle} and {@code startCoolDown} allocate nothing. */
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    private final CoolDown coolDown;

    // Guarded by this; the eldest come first.
    private final Map<LocalDate, Day> days = new LinkedHashMap<>();
    private final Map<UUID, LocalDate> settled = new LinkedHashMap<>();

    /** A day, and its reservations that are not settled. */
    private static final class Day {
        private final CreditAccount account = new CreditAccount();
        private final Map<UUID, Reservation> open = new HashMap<>();
    }

    InMemoryCreditLedger(CoolDown coolDown) {
        this.coolDown = coolDown;
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        Require.atLeast("credits", credits, 0);
        Require.atLeast("limit", limit, 0);
        return CompletableFuture.completedStage(reserveNow(id, day, credits, limit));
    }

    private synchronized Reservation reserveNow(UUID id, LocalDate date, long credits, long limit) {
        Day day = day(date);
        Reservation open = day.open.get(id);
        if (open != null) {
            return open;
        }
        Usage before = day.account.usage();
        Duration left = coolDown.left();
        boolean granted = left.isZero() && !settled.containsKey(id) && day.account.reserve(credits, limit);
        Reservation reservation = new Reservation(id, date, credits, granted, before, left);
        if (granted) {
            day.open.put(id, reservation);
        }
        return reservation;
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        Require.atLeast("spent", spent, 0);
        settleNow(id, day, spent);
        return DONE;
    }

    private synchronized void settleNow(UUID id, LocalDate date, long spent) {
        if (settled.putIfAbsent(id, date) == null) {
            dropEldest(settled, MAX_SETTLED);
            Day day = day(date);
            Reservation open = day.open.remove(id);
            day.account.settle(open == null ? 0 : open.credits(), spent);
        }
    }

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        return CompletableFuture.completedStage(usageNow(Objects.requireNonNull(day, "day")));
    }

    private synchronized Usage usageNow(LocalDate date) {
        Day day = days.get(date);
        return day == null ? new Usage(0, 0) : day.account.usage();
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        Require.upToAYear("length", length);
        coolDown.start(length);
        return DONE;
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        coolDown.end();
        return DONE;
    }

    private Day day(LocalDate date) {
        Day day = days.computeIfAbsent(date, unknown -> new Day());
        dropEldest(days, MAX_DAYS);
        return day;
    }

    private static <K> void dropEldest(Map<K, ?> map, int max) {
        if (map.size() > max) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
