package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.credits.CreditLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Counts credits in the files of a {@link StateDirectory}, one a day. */
public final class FileCreditLedger implements CreditLedger {
    private static final Duration YEAR = Duration.ofDays(365);

    private final StateDirectory directory;

    /** Used only in the directory's lock. */
    private final Map<LocalDate, LedgerDay> days = new HashMap<>();

    FileCreditLedger(StateDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CompletionStage<Reservation> reserve(UUID id, LocalDate day, long credits, long limit) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        requireNotNegative("credits", credits);
        requireNotNegative("limit", limit);
        return directory.locked(() -> {
            LedgerDay account = account(day);
            LedgerDay.Open open = account.open(id);
            if (open != null) {
                return new Reservation(id, day, open.credits(), true, open.before(), Duration.ZERO);
            }
            Usage before = account.usage();
            Duration left = coolDownLeft();
            boolean granted = left.isZero() && !account.isSettled(id) && account.hasRoom(credits, limit);
            if (granted) {
                account.append("reserved", credits, id);
            }
            return new Reservation(id, day, credits, granted, before, left);
        });
    }

    @Override
    public CompletionStage<Void> settle(UUID id, LocalDate day, long spent) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(day, "day");
        requireNotNegative("spent", spent);
        return done(() -> {
            LedgerDay account = account(day);
            if (!account.isSettled(id)) {
                account.append("spent", spent, id);
            }
        });
    }

    @Override
    public CompletionStage<Usage> usage(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return directory.locked(() -> account(day).usage());
    }

    @Override
    public CompletionStage<Void> startCoolDown(Duration length) {
        if (Objects.requireNonNull(length, "length").isNegative() || length.compareTo(YEAR) > 0) {
            throw new IllegalArgumentException("length must be from 0 to 365 days, was " + length);
        }
        return done(() -> {
            if (length.compareTo(coolDownLeft()) > 0) {
                Files.writeString(
                        directory.coolDown(), Instant.now().plus(length).toString());
            }
        });
    }

    @Override
    public CompletionStage<Void> endCoolDown() {
        return done(() -> Files.deleteIfExists(directory.coolDown()));
    }

    private LedgerDay account(LocalDate day) throws IOException {
        return days.computeIfAbsent(day, date -> new LedgerDay(directory.ledger(date)))
                .read();
    }

    /** A file that was cut off holds no time and counts as none: the next 402 begins another cool-down. */
    private Duration coolDownLeft() throws IOException {
        if (!Files.exists(directory.coolDown())) {
            return Duration.ZERO;
        }
        try {
            Duration left = Duration.between(Instant.now(), Instant.parse(Files.readString(directory.coolDown())));
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException cutOff) {
            return Duration.ZERO;
        }
    }

    private static void requireNotNegative(String name, long figure) {
        if (figure < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, was " + figure);
        }
    }

    /** An operation without a result. */
    private interface Step {
        void run() throws IOException;
    }

    @SuppressWarnings("NullAway") // A Void is always null.
    private CompletionStage<Void> done(Step step) {
        return directory.locked(() -> {
            step.run();
            return null;
        });
    }
}
