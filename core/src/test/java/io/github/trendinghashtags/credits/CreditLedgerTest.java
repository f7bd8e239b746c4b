package io.github.trendinghashtags.credits;

import static io.github.trendinghashtags.credits.Ledgers.now;
import static io.github.trendinghashtags.credits.Ledgers.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger in memory. */
class CreditLedgerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final CreditLedger ledger = CreditLedger.inMemory(clock);

    private Reservation reserve(UUID id, long credits, long limit) {
        return now(ledger.reserve(id, DAY, credits, limit));
    }

    private static Reservation granted(UUID id, long credits, long spent, long reserved) {
        return new Reservation(id, DAY, credits, true, new Usage(spent, reserved), Duration.ZERO);
    }

    private static Reservation refused(UUID id, long credits, long spent, long reserved) {
        return new Reservation(id, DAY, credits, false, new Usage(spent, reserved), Duration.ZERO);
    }

    @Test
    void aReservationTakesRoomUntilItIsSettled() {
        assertThat(reserve(A, 6, 10)).isEqualTo(granted(A, 6, 0, 0));
        assertThat(reserve(B, 6, 10)).isEqualTo(refused(B, 6, 0, 6));

        ledger.settle(A, DAY, 2);

        assertThat(reserve(C, 6, 10)).isEqualTo(granted(C, 6, 2, 0));
        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(2, 6));
    }

    @Test
    void theLastCreditsCanBeReserved() {
        assertThat(reserve(A, 10, 10).granted()).isTrue();
        assertThat(reserve(B, 1, 10).granted()).isFalse();
        assertThat(reserve(C, 0, 10).granted()).isTrue();
    }

    @Test
    void whatWasSpentBeyondTheReservationAndTheLimitIsRecorded() {
        reserve(A, 6, 6);
        ledger.settle(A, DAY, 20);

        assertThat(reserve(B, 0, 6)).isEqualTo(refused(B, 0, 20, 0));
    }

    @Test
    void eachDayHasItsOwnCount() {
        reserve(A, 6, 6);
        ledger.settle(A, DAY, 6);

        assertThat(now(ledger.reserve(B, DAY.plusDays(1), 6, 6)).granted()).isTrue();
        assertThat(usage(ledger, DAY.plusDays(1))).isEqualTo(new Usage(0, 6));
        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(6, 0));
        assertThat(usage(ledger, DAY.plusDays(2))).isEqualTo(new Usage(0, 0));
    }

    @Test
    void anOpenReservationThatIsReservedAgainIsTheSame() {
        Reservation first = reserve(A, 6, 6);
        ledger.startCoolDown(MINUTE);

        assertThat(reserve(A, 6, 6)).isEqualTo(first);
        assertThat(reserve(A, 9, 0)).isEqualTo(first);
        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(0, 6));
    }

    @Test
    void aSettledReservationIsNeitherSettledNorReservedAgain() {
        reserve(A, 6, NO_LIMIT);
        ledger.settle(A, DAY, 4);

        ledger.settle(A, DAY, 4);
        assertThat(reserve(A, 6, NO_LIMIT)).isEqualTo(refused(A, 6, 4, 0));
        ledger.settle(A, DAY, 6);

        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(4, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4})
    void aSettlementThatOvertookItsReservationMakesItVoid(long spent) {
        ledger.settle(A, DAY, spent);

        assertThat(reserve(A, 6, NO_LIMIT)).isEqualTo(refused(A, 6, spent, 0));
        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(spent, 0));
    }

    @Test
    void aRefusedReservationCanBeTriedAgain() {
        reserve(A, 6, 6);
        assertThat(reserve(B, 6, 6).granted()).isFalse();
        ledger.settle(A, DAY, 0);

        assertThat(reserve(B, 6, 6)).isEqualTo(granted(B, 6, 0, 0));
    }

    @Test
    void figuresStopAtTheGreatestLong() {
        assertThat(reserve(A, NO_LIMIT - 1, NO_LIMIT).granted()).isTrue();
        assertThat(reserve(B, 2, NO_LIMIT)).isEqualTo(refused(B, 2, 0, NO_LIMIT - 1));
        ledger.settle(A, DAY, NO_LIMIT);
        ledger.settle(B, DAY, NO_LIMIT);

        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(NO_LIMIT, 0));
        assertThat(reserve(C, 1, NO_LIMIT)).isEqualTo(refused(C, 1, NO_LIMIT, 0));
    }

    @Test
    void aCoolDownRefusesUntilItIsOver() {
        ledger.startCoolDown(MINUTE);
        clock.advance(Duration.ofSeconds(20));

        assertThat(reserve(A, 2, NO_LIMIT))
                .isEqualTo(new Reservation(A, DAY, 2, false, new Usage(0, 0), Duration.ofSeconds(40)));
        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(0, 0));

        clock.advance(Duration.ofSeconds(40));
        assertThat(reserve(A, 2, NO_LIMIT).granted()).isTrue();
    }

    @Test
    void aCoolDownCanBeEnded() {
        ledger.startCoolDown(MINUTE);

        ledger.endCoolDown();

        assertThat(reserve(A, 2, NO_LIMIT).granted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"9999, false", "10000, true"})
    void theLastTenThousandSettledIdsAreKnown(int later, boolean forgotten) {
        ledger.settle(A, DAY, 2);
        for (int i = 0; i < later; i++) {
            ledger.settle(new UUID(1, i), DAY, 0);
        }

        assertThat(reserve(A, 6, NO_LIMIT).granted()).isEqualTo(forgotten);
    }

    @ParameterizedTest
    @CsvSource({"399, 6", "400, 0"})
    void theLastFourHundredDaysAreKnown(int later, long reserved) {
        reserve(A, 6, NO_LIMIT);
        for (int i = 1; i <= later; i++) {
            now(ledger.reserve(new UUID(1, i), DAY.plusDays(i), 2, NO_LIMIT));
        }

        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(0, reserved));
        assertThat(usage(ledger, DAY.plusDays(later))).isEqualTo(new Usage(0, 2));
    }

    @Test
    void ofManyWhoAskAtOnceNoMoreAreGrantedThanThereIsRoomFor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger granted = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            int number = thread;
            threads.execute(() -> {
                together.countDown();
                await(together);
                for (int i = 0; i < 20_000; i++) {
                    if (reserve(new UUID(number, i), 2, 80_000).granted()) {
                        granted.incrementAndGet();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(granted).hasValue(40_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            throw new AssertionError(interrupt);
        }
    }

    @Test
    void badFiguresAreRefusedByNameAndChangeNothing() {
        reserve(A, 6, 10);
        assertRefused("credits must be at least 0, was -1", () -> ledger.reserve(B, DAY, -1, 10));
        assertRefused("limit must be at least 0, was -1", () -> ledger.reserve(B, DAY, 0, -1));
        assertRefused("spent must be at least 0, was -1", () -> ledger.settle(A, DAY, -1));
        assertRefused(
                "length must be from PT0S to PT8760H, was PT-0.000000001S",
                () -> ledger.startCoolDown(Duration.ofNanos(-1)));
        assertRefused(
                "length must be from PT0S to PT8760H, was PT8760H0.000000001S",
                () -> ledger.startCoolDown(Duration.ofDays(365).plusNanos(1)));

        assertThat(usage(ledger, DAY)).isEqualTo(new Usage(0, 6));
        assertThat(reserve(B, 4, 10).granted()).isTrue();
    }

    @Test
    void nullIsRefusedByName() {
        assertNull("id", () -> ledger.reserve(null, DAY, 0, 0));
        assertNull("day", () -> ledger.reserve(A, null, 0, 0));
        assertNull("id", () -> ledger.settle(null, DAY, 0));
        assertNull("day", () -> ledger.settle(A, null, 0));
        assertNull("day", () -> ledger.usage(null));
        assertNull("length", () -> ledger.startCoolDown(null));
        assertNull("clock", () -> CreditLedger.inMemory(null));
    }

    @Test
    void figuresAreCheckedWhereverTheyComeFrom() {
        Usage none = new Usage(0, 0);
        assertRefused("spent must be at least 0, was -1", () -> new Usage(-1, 0));
        assertRefused("reserved must be at least 0, was -1", () -> new Usage(0, -1));
        assertRefused(
                "credits must be at least 0, was -1", () -> new Reservation(A, DAY, -1, true, none, Duration.ZERO));
        assertRefused(
                "coolDown must not be negative, was PT-1M",
                () -> new Reservation(A, DAY, 0, false, none, MINUTE.negated()));
        assertRefused("coolDown must be 0 if granted, was PT1M", () -> new Reservation(A, DAY, 0, true, none, MINUTE));
        assertNull("id", () -> new Reservation(null, DAY, 0, true, none, Duration.ZERO));
        assertNull("day", () -> new Reservation(A, null, 0, true, none, Duration.ZERO));
        assertNull("usage", () -> new Reservation(A, DAY, 0, true, null, Duration.ZERO));
        assertNull("coolDown", () -> new Reservation(A, DAY, 0, true, none, null));
    }

    private static void assertRefused(String message, ThrowingCallable refused) {
        assertThatIllegalArgumentException().isThrownBy(refused).withMessage(message);
    }

    private static void assertNull(String name, ThrowingCallable refused) {
        assertThatNullPointerException().isThrownBy(refused).withMessage(name);
    }
}
