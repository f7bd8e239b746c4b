package io.github.trendinghashtags.credits;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A store behind a network that delays, loses and repeats commands and replies, by chance. A command is sent again only if
 * no reply came, as network clients do.
 */
final class FaultyStore {
    private final ScheduledExecutorService network = Executors.newScheduledThreadPool(2);
    private final Random chance;

    FaultyStore(int seed) {
        this.chance = new Random(seed);
    }

    /** Sends a command in some way. */
    <T> CompletionStage<T> send(Supplier<CompletionStage<T>> command) {
        return switch (next(11)) {
            case 0 -> throw new IllegalStateException("no connection");
            case 1 -> null;
            case 2 -> CompletableFuture.failedFuture(new IOException("the command was lost"));
            case 3 -> {
                command.get();
                yield CompletableFuture.failedFuture(new IOException("the reply was lost"));
            }
            case 4 -> {
                later(command);
                yield new CompletableFuture<>();
            }
            case 5 -> {
                command.get();
                yield later(command);
            }
            case 6, 7 -> later(command);
            default -> command.get();
        };
    }

    private <T> CompletionStage<T> later(Supplier<CompletionStage<T>> command) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        network.schedule(() -> command.get().thenAccept(reply::complete), next(20_000), TimeUnit.MICROSECONDS);
        return reply;
    }

    private int next(int bound) {
        synchronized (chance) {
            return chance.nextInt(bound);
        }
    }

    /** Carries out what is still under way. */
    void close() throws InterruptedException {
        network.shutdown();
        if (!network.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("commands are still under way");
        }
    }
}
