package io.github.trendinghashtags.credits;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Remembers two numbers a day, for good: a year takes some 50 KB. */
final class InMemoryCreditLedger implements CreditLedger {
    private final Map<LocalDate, Standing> days = new HashMap<>();

    private static final class Standing {
        private long spent;
        private long reserved;
    }

    @Override
    public synchronized Reservation reserve(LocalDate day, long credits, long limit) {
        Standing standing = standing(day);
        long left = limit - standing.spent - standing.reserved;
        boolean granted = credits <= left;
        Reservation reservation = new Reservation(day, credits, granted, standing.spent, standing.reserved);
        if (granted) {
            standing.reserved += credits;
        }
        return reservation;
    }

    @Override
    public synchronized void settle(Reservation reservation, long spent) {
        Standing standing = standing(reservation.day());
        standing.reserved -= reservation.credits();
        standing.spent += spent;
    }

    @Override
    public synchronized long spent(LocalDate day) {
        Standing standing = days.get(day);
        return standing == null ? 0 : standing.spent;
    }

    private Standing standing(LocalDate day) {
        return days.computeIfAbsent(day, unknown -> new Standing());
    }
}
