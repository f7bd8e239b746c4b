package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.CreditLedger.Reservation;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ledgers that are each broken in one way, and so fail the contract. */
final class BrokenLedgers {
    private BrokenLedgers() {}

    static class OpensAUsedStore extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            CreditLedger used = new BrokenLedger();
            used.settle(UUID.randomUUID(), LedgerTests.DAY, 2);
            return used;
        }
    }

    static class StopsBelowTheLimit extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    return super.reserve(id, day, credits, limit - 1);
                }
            };
        }
    }

    static class IgnoresWhatIsReserved extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    return super.reserve(
                            id, day, credits, limit + now(usage(day)).reserved());
                }
            };
        }
    }

    static class IgnoresWhatIsSpent extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    return super.reserve(
                            id, day, credits, limit + now(usage(day)).spent());
                }
            };
        }
    }

    static class ReturnsTheUsageAfter extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                Reservation change(Reservation reservation) {
                    Usage after = now(usage(reservation.day()));
                    return new Reservation(
                            reservation.id(),
                            reservation.day(),
                            reservation.credits(),
                            reservation.granted(),
                            after,
                            reservation.coolDown());
                }
            };
        }
    }

    static class GivesNothingBack extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return super.settle(id, day, Math.max(spent, 6));
                }
            };
        }
    }

    static class RecordsNoMoreThanWasReserved extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return super.settle(id, day, Math.min(spent, 6));
                }
            };
        }
    }

    static class HasOneCountForAllDays extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    return super.reserve(id, LedgerTests.DAY, credits, limit);
                }
            };
        }
    }

    static class SettlesThePresentDay extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                private LocalDate present = LedgerTests.DAY;

                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    present = day;
                    return super.reserve(id, day, credits, limit);
                }

                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return super.settle(id, present, spent);
                }
            };
        }
    }

    static class ComparesAsDoubles extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    Usage usage = now(usage(day));
                    boolean fits = (double) usage.spent() + usage.reserved() + credits <= (double) limit;
                    return super.reserve(id, day, credits, limit)
                            .thenApply(reservation -> fits ? with(reservation, true, Duration.ZERO) : reservation);
                }
            };
        }
    }

    /** The first caller checks the limit at once, but reserves only after the others have used it up. */
    static class ChecksBeforeItReserves extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            AtomicBoolean first = new AtomicBoolean(true);
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    if (limit - now(usage(day)).reserved() < credits) {
                        return super.reserve(id, day, credits, limit);
                    }
                    if (first.getAndSet(false)) {
                        Await.polling(
                                Duration.ofSeconds(10),
                                () -> limit - now(usage(day)).reserved() < credits,
                                () -> "no room");
                    }
                    return super.reserve(id, day, credits, Long.MAX_VALUE);
                }
            };
        }
    }

    static class SharesNothing extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger();
        }

        @Override
        protected CreditLedger openAnother(CreditLedger first) {
            return new BrokenLedger();
        }
    }

    static class ReservesAReplayAgain extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    return super.reserve(granted.contains(id) ? unseen() : id, day, credits, limit);
                }
            };
        }
    }

    static class SettlesAReplayAgain extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return super.settle(settled.contains(id) ? unseen() : id, day, spent);
                }
            };
        }
    }

    static class ForgetsWhatIsSettled extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
                    boolean known = settled.contains(id) && granted.contains(id);
                    return super.reserve(known ? unseen() : id, day, credits, limit);
                }
            };
        }
    }

    static class IgnoresASettlementWithoutAReservation extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return granted.contains(id) ? super.settle(id, day, spent) : nothing();
                }
            };
        }
    }

    static class IgnoresASettlementOfNothing extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return granted.contains(id) || spent > 0 ? super.settle(id, day, spent) : nothing();
                }
            };
        }
    }

    static class RemembersRefusals extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                Reservation change(Reservation reservation) {
                    if (!reservation.granted()) {
                        settle(reservation.id(), reservation.day(), 0);
                    }
                    return reservation;
                }
            };
        }
    }

    static class IgnoresCoolDowns extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> startCoolDown(Duration length) {
                    return nothing();
                }
            };
        }
    }

    static class HidesWhatIsLeft extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                Reservation change(Reservation reservation) {
                    return with(reservation, reservation.granted(), Duration.ZERO);
                }
            };
        }
    }

    static class EndsNoCoolDown extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> startCoolDown(Duration length) {
                    return super.startCoolDown(length.isZero() ? length : Duration.ofDays(365));
                }

                @Override
                public CompletionStage<Void> endCoolDown() {
                    return nothing();
                }
            };
        }

        @Override
        Duration patience() {
            return Duration.ofMillis(300);
        }
    }

    static class KeepsTheLastCoolDown extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> startCoolDown(Duration length) {
                    endCoolDown();
                    return super.startCoolDown(length);
                }
            };
        }
    }

    static class KeepsTheFirstCoolDown extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                private boolean started;

                @Override
                public CompletionStage<Void> startCoolDown(Duration length) {
                    boolean ignored = started;
                    started = true;
                    return ignored ? nothing() : super.startCoolDown(length);
                }
            };
        }
    }

    static class RefusesReplaysDuringACoolDown extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                private Duration coolDown = Duration.ZERO;

                @Override
                public CompletionStage<Void> startCoolDown(Duration length) {
                    coolDown = length;
                    return super.startCoolDown(length);
                }

                @Override
                Reservation change(Reservation reservation) {
                    return coolDown.isZero() ? reservation : with(reservation, false, coolDown);
                }
            };
        }
    }

    static class TakesFiguresOutOfRange extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
                    return super.settle(id, day, Math.max(0, spent));
                }
            };
        }
    }

    static class NamesNoNull extends CreditLedgerContract {
        @Override
        protected CreditLedger open() {
            return new BrokenLedger() {
                @Override
                public CompletionStage<Usage> usage(LocalDate day) {
                    return super.usage(Objects.requireNonNull(day));
                }
            };
        }
    }
}
