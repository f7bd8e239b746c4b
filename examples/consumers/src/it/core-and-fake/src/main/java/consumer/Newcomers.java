package consumer;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;

/** The names of what has just entered the ranking; none if the vendor can't say. */
record Newcomers(TrendingHashtagsPort hashtags) {
    List<String> names() {
        try {
            return hashtags.fetch(TrendingHashtagsQuery.defaults()).hashtags().stream()
                    .filter(hashtag -> hashtag.movement().direction() == RankMovement.Direction.NEW)
                    .map(TrendingHashtag::name)
                    .toList();
        } catch (TrendingHashtagsException.ServerFailed down) {
            return List.of();
        }
    }
}
