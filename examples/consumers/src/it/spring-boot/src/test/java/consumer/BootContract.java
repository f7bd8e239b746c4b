package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CheapThemes.class)
abstract class BootContract extends TrendingHashtagsPortContract {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void retriesAServerFailure() throws Exception {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            TrendingHashtagsPort hashtags = open(stub.settings());
            try (AutoCloseable closed = (AutoCloseable) hashtags) {
                stub.enqueue(StubResponse.html(503));
                assertEquals(2, hashtags.fetch(QUERY).receipt().attempts());
                assertEquals(2, stub.requests().size());
            }
        }
    }

    @Test
    void stopsACallThatIsCancelled() throws Exception {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            TrendingHashtagsPort hashtags = open(stub.settings());
            try (AutoCloseable closed = (AutoCloseable) hashtags) {
                stub.enqueue(StubResponse.never());
                CompletableFuture<TrendingHashtagsPage> page = hashtags.fetchAsync(QUERY);
                stub.awaitRequests(1);
                assertTrue(page.cancel(true));
                stub.awaitConnectionsOpen(0);
                assertEquals(1, stub.requests().size());
            }
        }
    }
}
