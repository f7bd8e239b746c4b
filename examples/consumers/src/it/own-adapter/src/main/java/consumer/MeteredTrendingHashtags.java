package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what blocking calls cost at most, successes and failures alike. */
final class MeteredTrendingHashtags implements TrendingHashtagsPort, AutoCloseable {
    private final JdkHttpTrendingHashtags transport;
    private final AtomicLong credits = new AtomicLong();

    MeteredTrendingHashtags(ClientSettings settings) {
        this.transport = JdkHttpTrendingHashtags.create(settings);
    }

    long credits() {
        return credits.get();
    }

    @Override
    public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
        try {
            TrendingHashtagsPage page = transport.fetch(query);
            count(page.receipt());
            return page;
        } catch (TrendingHashtagsException failure) {
            count(failure.receipt());
            throw failure;
        }
    }

    @Override
    public CompletableFuture<TrendingHashtagsPage> fetchAsync(TrendingHashtagsQuery query) {
        return transport.fetchAsync(query);
    }

    @Override
    public void close() {
        transport.close();
    }

    private void count(Receipt receipt) {
        credits.addAndGet(receipt.creditsAtMost());
    }
}
