package io.github.trendinghashtags.benchmarks.server;

import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.Peer;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.StubAnswer;
import io.github.trendinghashtags.testkit.StubKeyApiServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The top 100 in pages of 20, as the vendor sends them: three creators an entry, each with a signed avatar address of 330
 * characters. A page has some 30 KB with 7 points of trend, and some 45 KB with 30.
 */
public final class CannedPages {
    /** How many pages there are. */
    public static final int PAGES = 5;

    private static final int SIZE = 20;
    private static final int TOTAL = PAGES * SIZE;
    private static final int AVATAR_CHARS = 330;

    private CannedPages() {}

    /** What a page says. */
    public static Facts facts(int page, int period) {
        Receipt receipt = new Receipt(null, 1, 2, Duration.ZERO, Instant.EPOCH);
        return Facts.of(new TrendingHashtagsPage(hashtags(page, period), page, TOTAL, page < PAGES, receipt));
    }

    /** A page's bytes. The testkit's stub, which writes as the vendor does, is asked for them. */
    public static byte[] body(int page, int period) {
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            stub.enqueue(StubAnswer.page(hashtags(page, period), page, TOTAL, page < PAGES));
            try (InputStream body = stub.baseUri().resolve(Peer.PATH).toURL().openStream()) {
                return body.readAllBytes();
            }
        } catch (IOException unforeseen) {
            throw new UncheckedIOException(unforeseen);
        }
    }

    private static List<TrendingHashtag> hashtags(int page, int period) {
        return HashtagFixtures.synthetic(Region.ALL, TrendPeriod.of(period), null, 1)
                .subList((page - 1) * SIZE, page * SIZE)
                .stream()
                .map(CannedPages::withThreeCreators)
                .toList();
    }

    private static TrendingHashtag withThreeCreators(TrendingHashtag hashtag) {
        List<Creator> creators = new ArrayList<>();
        for (int place = 1; place <= 3; place++) {
            creators.add(new Creator("creator " + place + " of " + hashtag.name(), avatar(hashtag.id() + place)));
        }
        return new TrendingHashtag(
                hashtag.id(),
                hashtag.name(),
                hashtag.country(),
                hashtag.industry(),
                hashtag.promoted(),
                hashtag.trend(),
                creators,
                hashtag.posts(),
                hashtag.views(),
                hashtag.rank(),
                hashtag.movement());
    }

    private static String avatar(String seed) {
        StringBuilder address = new StringBuilder("https://p16-sign.example.invalid/tos-synthetic-avt-0068/")
                .append(seed)
                .append("~tplv-tiktokx-cropcenter:100:100.png?dr=14579&x-expires=1770282000&t=4d5b0474&ps=13740610"
                        + "&shp=a5d48078&idc=my&x-signature=");
        for (long digits = Long.parseLong(seed); address.length() < AVATAR_CHARS; digits *= 6364136223846793005L) {
            address.append(Long.toHexString(digits | Long.MIN_VALUE));
        }
        return address.substring(0, AVATAR_CHARS);
    }
}
