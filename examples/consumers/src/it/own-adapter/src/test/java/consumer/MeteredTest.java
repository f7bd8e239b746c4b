package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StubKeyApiExtension.class)
class MeteredTest {
    @Test
    void countsEveryAttempt(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.html(503));
        try (var hashtags = new MeteredTrendingHashtags(stub.settings())) {
            hashtags.fetch(TrendingHashtagsQuery.defaults());
            assertEquals(4, hashtags.credits());
        }
    }
}
