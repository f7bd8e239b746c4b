package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CreditLedgerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");

    private final CreditLedger ledger = CreditLedger.inMemory();

    @Test
    void aReservationTakesRoomUntilItIsSettled() {
        Reservation first = ledger.reserve(DAY, 6, 10);

        assertThat(first).isEqualTo(new Reservation(DAY, 6, true, 0, 0));
        assertThat(ledger.reserve(DAY, 6, 10)).isEqualTo(new Reservation(DAY, 6, false, 0, 6));

        ledger.settle(first, 2);

        assertThat(ledger.reserve(DAY, 6, 10)).isEqualTo(new Reservation(DAY, 6, true, 2, 0));
        assertThat(ledger.spent(DAY)).isEqualTo(2);
    }

    @Test
    void theLastCreditsCanBeReserved() {
        assertThat(ledger.reserve(DAY, 10, 10).granted()).isTrue();
        assertThat(ledger.reserve(DAY, 1, 10).granted()).isFalse();
    }

    @Test
    void whatWasSpentBeyondTheReservationAndTheLimitIsWrittenDown() {
        ledger.settle(ledger.reserve(DAY, 6, 6), 20);

        assertThat(ledger.spent(DAY)).isEqualTo(20);
        assertThat(ledger.reserve(DAY, 2, 6)).isEqualTo(new Reservation(DAY, 2, false, 20, 0));
    }

    @Test
    void eachDayHasItsOwnCount() {
        ledger.settle(ledger.reserve(DAY, 6, 6), 6);

        assertThat(ledger.reserve(DAY.plusDays(1), 6, 6).granted()).isTrue();
        assertThat(ledger.spent(DAY.plusDays(1))).isZero();
        assertThat(ledger.spent(DAY)).isEqualTo(6);
    }

    @Test
    void withoutALimitThereIsAlwaysRoom() {
        assertThat(ledger.reserve(DAY, 6, Long.MAX_VALUE).granted()).isTrue();
        assertThat(ledger.reserve(DAY, 6, Long.MAX_VALUE).granted()).isTrue();
    }

    @Test
    void ofManyWhoAskAtOnceNoMoreAreGrantedThanThereIsRoomFor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger granted = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            threads.execute(() -> {
                together.countDown();
                await(together);
                for (int i = 0; i < 50_000; i++) {
                    if (ledger.reserve(DAY, 2, 200_000).granted()) {
                        granted.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(granted).hasValue(100_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    @Test
    void aReservationHasNoNegativeFigures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.reserve(DAY, -1, 10))
                .withMessage("credits must be at least 0, was -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Reservation(DAY, 0, true, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reservation(DAY, 0, true, 0, -1));
    }
}
