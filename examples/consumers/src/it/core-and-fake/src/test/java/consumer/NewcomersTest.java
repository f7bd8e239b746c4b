package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewcomersTest {
    @Test
    void namesTheNewEntries() {
        assertEquals(
                "clean",
                new Newcomers(FakeTrendingHashtags.documented()).names().get(0));
    }

    @Test
    void isEmptyDuringAnOutage() {
        var hashtags = FakeTrendingHashtags.documented()
                .failNext(receipt -> new TrendingHashtagsException.ServerFailed("down", receipt, 503, null, null));

        assertEquals(List.of(), new Newcomers(hashtags).names());
    }
}
