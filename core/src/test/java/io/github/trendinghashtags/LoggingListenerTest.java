package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.CallEvent.AttemptEnded;
import io.github.trendinghashtags.CallEvent.CacheLookup;
import io.github.trendinghashtags.CallEvent.CallEnded;
import io.github.trendinghashtags.CallEvent.CallRefused;
import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.RetryRefused;
import io.github.trendinghashtags.CallEvent.RetryScheduled;
import io.github.trendinghashtags.CallEvent.StoreFailed;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("listens to a logger of the whole process")
class LoggingListenerTest {
    private static final TrendingHashtagsQuery QUERY =
            TrendingHashtagsQuery.defaults().withRegion(Region.of("US")).withIndustry(IndustryId.PETS);
    private static final Receipt RECEIPT = new Receipt("r-1", 2, 4, Duration.ofMillis(1280), Instant.EPOCH);
    private static final ServerFailed FAILURE = new ServerFailed("HTTP 503", RECEIPT, 503, null, null);

    private final Logger logger = Logger.getLogger("io.github.trendinghashtags");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            String thrown = entry.getThrown() == null ? "" : " " + entry.getThrown();
            lines.add(entry.getLevel() + " " + entry.getMessage() + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final CallListener listener = CallListener.logging();

    @BeforeEach
    void hearAll() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void hearNothing() {
        logger.removeHandler(handler);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    @Test
    void logsACallThatIsRetried() {
        var page = new TrendingHashtagsPage(List.of(), 1, 0, false, RECEIPT);
        listener.attemptEnded(new AttemptEnded(QUERY, 1, 503, FAILURE, "r-1", Duration.ofMillis(80)));
        listener.retryScheduled(new RetryScheduled(QUERY, 1, FAILURE, Duration.ofMillis(1120)));
        listener.callEnded(new CallEnded(QUERY, page, null, RECEIPT));

        assertThat(lines)
                .containsExactly(
                        "FINE attempt 1: 503 in 80 ms [US, 7 days, industry 19000000000, page 1, request r-1]",
                        "INFO attempt 1 failed, another follows in 1120 ms: ServerFailed: HTTP 503"
                                + " [US, 7 days, industry 19000000000, page 1, request r-1]",
                        "FINE page after 2 attempts, 1280 ms, 4 credits at most"
                                + " [US, 7 days, industry 19000000000, page 1, request r-1]");
    }

    @Test
    void logsACallThatFails() {
        listener.retryRefused(
                new RetryRefused(TrendingHashtagsQuery.defaults(), 2, FAILURE, RetryRefused.Reason.RETRIES_SUSPENDED));
        listener.callEnded(new CallEnded(TrendingHashtagsQuery.defaults(), null, FAILURE, RECEIPT));
        Receipt none = new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH);
        listener.callEnded(new CallEnded(TrendingHashtagsQuery.defaults(), null, null, none));

        assertThat(lines)
                .containsExactly(
                        "INFO attempt 2 failed, none follows (retries suspended): ServerFailed: HTTP 503"
                                + " [all_regions, 7 days, page 1, request r-1]",
                        "WARNING call failed after 2 attempts, 1280 ms, 4 credits at most: ServerFailed: HTTP 503"
                                + " [all_regions, 7 days, page 1, request r-1]",
                        "FINE cancelled after 1 attempt, 0 ms, 2 credits at most [all_regions, 7 days, page 1]");
    }

    @Test
    void logsWhatCachesBudgetsAndStoresDid() {
        listener.cacheLookup(new CacheLookup(QUERY, CacheLookup.Result.SHARED_HIT));
        listener.cacheLookup(new CacheLookup(QUERY, CacheLookup.Result.STALE));
        listener.callRefused(new CallRefused(QUERY, new NotSent("no room", RECEIPT, NotSent.Reason.DAY_BUDGET, null)));
        listener.storeFailed(
                new StoreFailed(StoreFailed.Store.CREDIT_LEDGER, "reserve", new IOException("unreachable")));
        listener.driftFound(new DriftFound(DriftFound.Kind.UNKNOWN_FIELD, "novelty in an entry of list"));

        assertThat(lines)
                .containsExactly(
                        "FINE cache: shared hit [US, 7 days, industry 19000000000, page 1]",
                        "INFO cache: stale [US, 7 days, industry 19000000000, page 1]",
                        "WARNING call refused (day budget): NotSent: no room"
                                + " [US, 7 days, industry 19000000000, page 1]",
                        "WARNING credit ledger failed: reserve java.io.IOException: unreachable",
                        "WARNING the vendor's responses have changed: unknown field, novelty in an entry of list");
    }
}
