package io.github.trendinghashtags.benchmarks.peers;

import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Summarizes what a peer decoded, so that contenders that decode something else than the server sent are found. */
public final class Facts {
    private Facts() {}

    /**
     * Summarizes names, views, trends and avatars in one line, the same for each type that peers decode to.
     *
     * @param decoded one of our pages, the list of its hashtags, a {@link VendorPage}, or a page's bytes
     * @return the summary
     * @throws IOException if bytes can't be decoded
     */
    public static String of(Object decoded) throws IOException {
        if (decoded instanceof byte[] json) {
            return of(Jackson.page(json));
        }
        if (decoded instanceof VendorPage page) {
            return summary(page.data().list().stream().map(Facts::values));
        }
        List<?> ours = decoded instanceof TrendingHashtagsPage page ? page.hashtags() : (List<?>) decoded;
        return summary(ours.stream().map(hashtag -> values((TrendingHashtag) hashtag)));
    }

    /**
     * Stops a measurement of wrong pages.
     *
     * @param who whose facts they are
     * @param expected the facts of what the server sends
     * @param actual the facts of what was decoded
     */
    public static void require(String who, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("%s returned %s instead of %s".formatted(who, actual, expected));
        }
    }

    private static String summary(Stream<List<?>> hashtags) {
        List<List<?>> all = hashtags.toList();
        return "%d hashtags with checksum %08x".formatted(all.size(), all.hashCode());
    }

    private static List<?> values(VendorPage.Hashtag hashtag) {
        return Arrays.asList(
                hashtag.hashtag_name(),
                hashtag.video_views(),
                hashtag.trend().stream().map(VendorPage.Point::value).toList(),
                hashtag.creators().stream().map(VendorPage.Creator::avatar_url).toList());
    }

    private static List<?> values(TrendingHashtag hashtag) {
        return Arrays.asList(
                hashtag.name(),
                hashtag.views(),
                hashtag.trend().stream().map(TrendPoint::value).toList(),
                hashtag.creators().stream().map(Creator::avatarUrl).toList());
    }
}
