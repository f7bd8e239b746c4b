package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StubKeyApiExtension.class)
class AppTest {
    @Test
    void printsTheTopThree(StubKeyApiServer stub) throws Exception {
        TrendingHashtagsPort hashtags = App.open(stub.settings());
        try (AutoCloseable closing = (AutoCloseable) hashtags) {
            assertEquals("1 #clean", App.topThree(hashtags).get(0));
        }
        assertEquals(1, stub.requests().size());
        assertEquals(2, stub.creditsCharged());
    }
}
