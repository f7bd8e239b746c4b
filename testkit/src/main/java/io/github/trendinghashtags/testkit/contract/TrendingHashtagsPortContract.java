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
 * it to hold an adapter to it, be it ours or your own:
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
 * <p>It takes about a minute, most of it the seconds for which {@code Retry-After} asks and those that timeouts last.
 * It needs JUnit's API alone. What needs little memory to be shown has the tag {@code small-heap}: run these once more
 * with {@code -Xmx64m}.
 *
 * <p>No key that was sent, nor either half of one, may appear in a message, cause, suppressed exception, text form or
 * serialised form, which every page and failure must have, or in what is logged or printed meanwhile, wherever the stub
 * repeats the key. The contract reads the standard streams and, at the finest level, {@code java.util.logging}, where
 * {@link System.Logger} ends too unless told otherwise; whatever else an adapter logs by must be led there to be read,
 * in test scope: SLF4J by {@code slf4j-jdk14}, Log4j by {@code log4j-to-jul}. A logger that has a level of its own
 * keeps it, and {@code jdk.internal.httpclient.debug}, by which the JDK's client quotes at {@code FINE} what it can't
 * parse, is left out. Tests that run side by side in one process are held to what any of them gives away.
 *
 * <p>An attempt is one request: the stub must have read as many requests as the receipts count attempts, whatever
 * becomes of a connection, or fewer if it had closed the connection before. {@link #sendsOneRequestPerAttempt()} is for
 * a transport that can't be kept from sending a request again by itself.
 */
public abstract class TrendingHashtagsPortContract extends PortBehaviourContract {

    /** For subclasses. */
    protected TrendingHashtagsPortContract() {}

    /**
     * Opens the adapter under test. It is closed after the test where it is {@link AutoCloseable}.
     *
     * @param settings where the stub is, and what the test needs of timeouts, limits and policy: all of them are to be
     *     heeded
     * @return a fresh adapter
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
     * Returns whether the adapter lets go of a connection as soon as nobody wants its response any more: when an
     * attempt's time is out, a future is cancelled, a blocking call is interrupted, a body is too large, a response is
     * no HTTP, or the adapter is closed. What holds a connection may be left to be collected where a response is no
     * HTTP.
     *
     * <p>Override it to return false for a transport that blocks and can't be stopped from outside, such as OkHttp
     * under Feign. What the caller sees is demanded all the same: the call ends in time, by the same exception, and
     * nothing more is sent for it. Only the server may wait for its connection to be closed until the transport's own
     * read timeout, and such an adapter may keep a thread as long. Nor is it shown responses that end the JDK's client
     * for good.
     *
     * @return true unless overridden
     */
    protected boolean releasesConnectionsAtOnce() {
        return true;
    }

    /**
     * Returns whether the adapter sends no request over a connection that still has something to read, such as a second
     * response to the request before: it would be taken for the response to the next one, a wrong page that nothing
     * tells from a right one.
     *
     * <p>Override it to return false for a transport that does not look, such as OkHttp under Feign.
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
     * it, such as OkHttp or the JDK's client under Feign. Nothing may be charged less than the attempts even so.
     *
     * @return true unless overridden
     */
    protected boolean sendsOneRequestPerAttempt() {
        return true;
    }

    /** How long to wait for what ought to come at once. */
    Duration patience() {
        return Await.PATIENCE;
    }

    /** How late a timeout may be: as the fault matrix says, unless other tests run beside. */
    Duration leeway() {
        return Duration.ofMillis(500);
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
