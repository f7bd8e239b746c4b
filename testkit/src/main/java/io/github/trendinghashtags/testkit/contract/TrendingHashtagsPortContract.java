package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.waiting.Await;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/**
 * What every adapter to the vendor must do, over a {@link StubKeyApiServer}, blocking and asynchronously alike. Extend
 * it to test an adapter:
 *
 * <pre>{@code
 * class MyAdapterContractTest extends TrendingHashtagsPortContract {
 *     @Override
 *     protected TrendingHashtagsPort open(ClientSettings settings) {
 *         return MyAdapter.create(settings);
 *     }
 * }
 * }</pre>
 *
 * <p>Takes about a minute, mostly waiting for {@code Retry-After} and timeouts. Needs JUnit's API alone. Tests with the
 * tag {@code small-heap} show their point with little memory: run them once more with {@code -Xmx64m}.
 *
 * <p>No key that was sent, nor either half of one, may appear in a message, cause, suppressed exception, text form or
 * serialised form, which every page and failure must have, or in what is logged or printed meanwhile, wherever the stub
 * repeats the key. The contract reads the standard streams and, at the finest level, {@code java.util.logging}, where
 * {@link System.Logger} ends by default; other logging libraries of an adapter must be routed there, in
 * test scope: SLF4J by {@code slf4j-jdk14}, Log4j by {@code log4j-to-jul}. Loggers with their own level keep it. {@code
 * jdk.internal.httpclient.debug}, by which the JDK's client quotes at {@code FINE} what it can't parse, is ignored. If
 * tests run concurrently in one process, a leak of one fails all.
 *
 * <p>An attempt is one request: the stub must have read as many requests as the receipts count attempts, however a
 * connection ends, or fewer if it had closed the connection before. {@link #sendsOneRequestPerAttempt()} is for a
 * transport that can't be kept from sending a request again by itself.
 */
public abstract class TrendingHashtagsPortContract extends PortBehaviourContract {

    /** Creates the suite. */
    protected TrendingHashtagsPortContract() {}

    /**
     * Opens the adapter under test. It is closed after the test if it is {@link AutoCloseable}.
     *
     * @param settings the stub's address, and the timeouts, limits and policy of the test, all of which must apply
     * @return a new adapter
     */
    protected abstract TrendingHashtagsPort open(ClientSettings settings);

    /**
     * Opens the adapter under test with a listener. It is closed after the test if it is {@link AutoCloseable}.
     *
     * <p>Override it if the adapter takes a listener, as clients of {@code keyapi} do; the tests of what a listener hears are
     * skipped otherwise.
     *
     * @param settings as for {@link #open(ClientSettings)}
     * @param listener hears what the calls do
     * @return a fresh adapter, or null if it takes no listener
     */
    protected @Nullable TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
        return null;
    }

    /**
     * Returns whether the adapter releases a connection as soon as its response is no longer needed: when an attempt
     * times out, a future is cancelled, a blocking call is interrupted, a body is too large, a response is no HTTP, or
     * the adapter is closed. If a response is no HTTP, a connection may wait for garbage collection.
     *
     * <p>Override it to return false for a transport that blocks and can't be stopped from outside, such as OkHttp
     * under Feign. The caller must see the same: the call ends in time, with the same exception, and sends nothing
     * more. Only the connection, and a thread, may stay until the transport's own read timeout. Such an adapter is not
     * tested with responses that end the JDK's client for good.
     *
     * @return true unless overridden
     */
    protected boolean releasesConnectionsAtOnce() {
        return true;
    }

    /**
     * Returns whether the adapter sends no request over a connection with unread bytes, such as a second response to
     * the previous request, which it would return as the page of the next one.
     *
     * <p>Override it to return false for a transport that does not check, such as OkHttp under Feign.
     *
     * @return true unless overridden
     */
    protected boolean reusesNoConnectionWithUnreadBytes() {
        return true;
    }

    /**
     * Returns whether the adapter puts one request on the wire for each attempt. A request that the transport sends
     * again by itself may be charged, and no receipt shows it.
     *
     * <p>Override it to return false for a transport that resends after a connection was lost and can't be kept from
     * it, such as OkHttp or the JDK's client under Feign. Receipts must count all attempts even then.
     *
     * @return true unless overridden
     */
    protected boolean sendsOneRequestPerAttempt() {
        return true;
    }

    /** Returns how long to wait for what should happen at once. */
    Duration patience() {
        return Await.PATIENCE;
    }

    /** Returns how late a timeout may be. */
    Duration leeway() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected final Vendor start(List<TrendingHashtag> ranking) {
        return new StubBackedPort(ranking, this::open);
    }

    @Nested
    final class Requests extends RequestTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Responses extends ResponseTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Sizes extends SizeTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Refusals extends RefusalTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Retries extends RetryTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Budgets extends BudgetTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Credits extends CreditTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Backoffs extends BackoffTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Connections extends ConnectionTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Timeouts extends TimeoutTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Cancellations extends CancellationTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Calls extends CallTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Closing extends CloseTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Concurrency extends ConcurrencyTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class KeyLeaks extends KeyLeakTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class KeySuppliers extends KeySupplierTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Continuations extends ContinuationTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Protocols extends ProtocolTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }

    @Nested
    final class Listeners extends ListenerTests {
        @Override
        TrendingHashtagsPortContract contract() {
            return TrendingHashtagsPortContract.this;
        }
    }
}
