package io.github.trendinghashtags.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What a page says, however it was decoded: who measures compares this first. */
public record Facts(int hashtags, int creators, int points, int avatarChars, double values, long views, String names) {

    /** The facts of a page, be it one of ours, bound to records, or still bytes. */
    public static Facts of(Object page) {
        if (page instanceof byte[] bytes) {
            return bytes(bytes);
        }
        return page instanceof VendorPage bound ? bound(bound.data().list()) : ours((TrendingHashtagsPage) page);
    }

    private static Facts bytes(byte[] bytes) {
        try {
            return of(new ObjectMapper().readValue(bytes, VendorPage.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Facts bound(List<VendorPage.Hashtag> list) {
        return new Facts(
                list.size(),
                list.stream().mapToInt(hashtag -> hashtag.creators().size()).sum(),
                list.stream().mapToInt(hashtag -> hashtag.trend().size()).sum(),
                list.stream()
                        .flatMap(hashtag -> hashtag.creators().stream())
                        .mapToInt(creator -> creator.avatar_url().length())
                        .sum(),
                list.stream()
                        .flatMap(hashtag -> hashtag.trend().stream())
                        .mapToDouble(VendorPage.Point::value)
                        .sum(),
                list.stream()
                        .mapToLong(hashtag -> Objects.requireNonNullElse(hashtag.video_views(), 0L))
                        .sum(),
                String.join(
                        " ", list.stream().map(VendorPage.Hashtag::hashtag_name).toList()));
    }

    private static Facts ours(TrendingHashtagsPage page) {
        List<TrendingHashtag> list = page.hashtags();
        return new Facts(
                list.size(),
                list.stream().mapToInt(hashtag -> hashtag.creators().size()).sum(),
                list.stream().mapToInt(hashtag -> hashtag.trend().size()).sum(),
                list.stream()
                        .flatMap(hashtag -> hashtag.creators().stream())
                        .mapToInt(creator ->
                                Objects.requireNonNull(creator.avatarUrl()).length())
                        .sum(),
                list.stream()
                        .flatMap(hashtag -> hashtag.trend().stream())
                        .mapToDouble(point -> point.value())
                        .sum(),
                list.stream()
                        .mapToLong(hashtag -> Objects.requireNonNullElse(hashtag.views(), 0L))
                        .sum(),
                String.join(" ", list.stream().map(TrendingHashtag::name).toList()));
    }
}
