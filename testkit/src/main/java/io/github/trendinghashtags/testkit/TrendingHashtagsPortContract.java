package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * What every adapter to the vendor must do, over a {@link StubKeyApiServer}, blocking and asynchronously alike. Extend it
 * to hold an adapter to it, be it ours or your own:
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
 * <p>It takes some 15 s, most of them the seconds for which {@code Retry-After} asks. It needs JUnit's API alone.
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

    @Override
    protected final Vendor start(List<TrendingHashtag> ranking) {
        return new StubbedVendor(ranking, this::open);
    }

    @Nested
    final class Requests extends RequestRows {
        @Override
        TrendingHashtagsPort open(ClientSettings settings) {
            return TrendingHashtagsPortContract.this.open(settings);
        }
    }

    @Nested
    final class Answers extends AnswerRows {
        @Override
        TrendingHashtagsPort open(ClientSettings settings) {
            return TrendingHashtagsPortContract.this.open(settings);
        }
    }

    @Nested
    final class Refusals extends RefusalRows {
        @Override
        TrendingHashtagsPort open(ClientSettings settings) {
            return TrendingHashtagsPortContract.this.open(settings);
        }
    }

    @Nested
    final class Retries extends RetryRows {
        @Override
        TrendingHashtagsPort open(ClientSettings settings) {
            return TrendingHashtagsPortContract.this.open(settings);
        }
    }

    @Nested
    final class Calls extends CallRows {
        @Override
        TrendingHashtagsPort open(ClientSettings settings) {
            return TrendingHashtagsPortContract.this.open(settings);
        }
    }
}
