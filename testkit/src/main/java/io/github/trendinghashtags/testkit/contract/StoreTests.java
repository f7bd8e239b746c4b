package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.testkit.waiting.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** Opens the store under test before each test, and closes it after. */
abstract class StoreTests<S> {
    final UUID first = UUID.randomUUID();
    final UUID second = UUID.randomUUID();
    private final List<S> opened = new ArrayList<>();

    /** Opens the store under test. */
    abstract S open();

    /** Opens another over the same data. */
    abstract S openAnother(S opened);

    @BeforeEach
    final void openStore() {
        opened.add(open());
    }

    @AfterEach
    final void closeStores() throws Exception {
        for (S store : opened) {
            if (store instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }

    final S store() {
        return opened.get(0);
    }

    /** Another store over the same data, once a test. */
    final S another() {
        opened.add(openAnother(store()));
        return opened.get(1);
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            // An interrupt, too, fails the test.
            throw new AssertionError("the store failed or took longer than " + Await.PATIENCE, failed);
        }
    }

    static void assertRefused(Class<? extends Exception> type, String name, Executable refused) {
        String message =
                assertThrows(type, refused, "throws at once for a bad " + name).getMessage();
        assertTrue(message != null && message.contains(name), () -> "names " + name + ": " + message);
    }
}
