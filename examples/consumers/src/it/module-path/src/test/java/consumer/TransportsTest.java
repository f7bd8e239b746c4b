package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import org.junit.jupiter.api.Test;

class TransportsTest {
    @Test
    void bothWorkAsNamedModules() {
        assertTrue(Transports.class.getModule().isNamed());
        assertTrue(TrendingHashtagsPort.class.getModule().isNamed());
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            var page = Transports.overTheJdk(stub.settings());

            assertEquals("clean", page.hashtags().get(0).name());
            assertEquals(page.hashtags(), Transports.overFeign(stub.settings()).hashtags());
        }
    }
}
