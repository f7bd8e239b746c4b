package consumer;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.List;

/** Prints the top three; {@link #open} is its composition root, and alone names an adapter. */
final class App {
    static TrendingHashtagsPort open(ClientSettings settings) {
        return io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags.create(settings);
    }

    static List<String> topThree(TrendingHashtagsPort hashtags) {
        return hashtags.stream(TrendingHashtagsQuery.defaults())
                .limit(3)
                .map(hashtag -> hashtag.rank() + " #" + hashtag.name())
                .toList();
    }

    public static void main(String[] args) throws Exception {
        TrendingHashtagsPort hashtags = open(ClientSettings.fromEnvironment());
        try (AutoCloseable closing = (AutoCloseable) hashtags) {
            topThree(hashtags).forEach(System.out::println);
        }
    }
}
