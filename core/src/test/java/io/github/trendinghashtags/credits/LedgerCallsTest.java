package io.github.trendinghashtags.credits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LedgerCallsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-02-01");
    private static final UUID ID = new UUID(0, 1);

    private final List<Duration> pauses = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final ManualLedger ledger = new ManualLedger(CreditLedger.inMemory());
    private int failures;
    private int attempts;
    private final LedgerCalls calls =
            new LedgerCalls(ledger, Duration.ofMinutes(1), CreditEvents.NONE, new TimeSource() {
                @Override
                public long nanoTime() {
                    return 0;
                }

                @Override
                public Future<?> schedule(Duration delay, Runnable task) {
                    pauses.add(delay);
                    waiting.add(task);
                    return new CompletableFuture<>();
                }
            });

    LedgerCallsTest() {
        ledger.settling = operation -> {
            attempts++;
            return failures-- > 0 ? CompletableFuture.failedFuture(new IOException("down")) : operation.get();
        };
    }

    private void passAllPauses() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void aSettlementThatSucceedsIsNotRepeated() {
        calls.settle(ID, DAY, 2);

        assertThat(waiting).isEmpty();
        assertThat(Ledgers.usage(ledger, DAY).spent()).isEqualTo(2);
    }

    @Test
    void aSettlementIsRepeatedAfterLongerAndLongerPauses() {
        failures = 4;

        calls.settle(ID, DAY, 2);
        passAllPauses();

        assertThat(pauses)
                .containsExactly(
                        Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25));
        assertThat(attempts).isEqualTo(5);
        assertThat(Ledgers.usage(ledger, DAY).spent()).isEqualTo(2);
    }

    @Test
    void aSettlementThatFailsFiveTimesIsGivenUp() {
        failures = Integer.MAX_VALUE;

        calls.settle(ID, DAY, 2);
        passAllPauses();

        assertThat(attempts).isEqualTo(5);
    }

    @Test
    void atMostAThousandSettlementsWaitToBeRepeated() {
        failures = Integer.MAX_VALUE;
        for (int i = 0; i < 1_500; i++) {
            calls.settle(new UUID(1, i), DAY, 2);
        }
        assertThat(waiting).hasSize(1_000);

        passAllPauses();
        calls.settle(ID, DAY, 2);

        assertThat(waiting).hasSize(1);
    }

    @Test
    void whatRefusedCallsGiveBackTakesNoSettlementsPlace() {
        failures = Integer.MAX_VALUE;
        for (int i = 0; i < 1_500; i++) {
            calls.settle(new UUID(1, i), DAY, 0);
        }

        calls.settle(ID, DAY, 2);
        failures = 0;
        passAllPauses();

        assertThat(Ledgers.usage(ledger, DAY).spent()).isEqualTo(2);
    }
}
