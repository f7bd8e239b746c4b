package trends;

import io.github.trendinghashtags.RankMovement.Direction;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TrendsController {
    private final TrendingHashtagsPort hashtags;

    TrendsController(TrendingHashtagsPort hashtags) {
        this.hashtags = hashtags;
    }

    /** The first page of a region's ranking. */
    @GetMapping("/ranking")
    List<TrendingHashtag> ranking(@RequestParam(defaultValue = "all_regions") Region region) {
        return hashtags.fetch(TrendingHashtagsQuery.defaults().withRegion(region))
                .hashtags();
    }

    /** Those of the page that climbed or are new. */
    @GetMapping("/movers")
    List<TrendingHashtag> movers(@RequestParam(defaultValue = "all_regions") Region region) {
        return ranking(region).stream().filter(TrendsController::moves).toList();
    }

    private static boolean moves(TrendingHashtag hashtag) {
        Direction direction = hashtag.movement().direction();
        return direction == Direction.UP || direction == Direction.NEW;
    }
}
