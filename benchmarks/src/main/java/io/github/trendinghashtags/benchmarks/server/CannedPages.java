package io.github.trendinghashtags.benchmarks.server;

import io.github.trendinghashtags.Creator;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.benchmarks.peers.Facts;
import io.github.trendinghashtags.benchmarks.peers.Peer;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares the top 100 in pages of 20, as the vendor sends them: three creators an entry, each with a signed avatar address
 * of 330 characters. A page has some 30 KB with 7 points of trend, and some 45 KB with 30.
 */
public final class CannedPages {
    /** How many pages there are. */
    static final int COUNT = 5;

    private static final int SIZE = 20;
    private static final int AVATAR_CHARS = 330;

    private CannedPages() {}

    /**
     * Summarizes what the server sends.
     *
     * @param pages how many pages from the first, 1 to 5
     * @param period days of trend, 7 or 30
     * @return the same as {@link Facts#of} of a peer that fetched these pages
     * @throws IOException never
     */
    public static String facts(int pages, int period) throws IOException {
        return Facts.of(hashtags(period).subList(0, pages * SIZE));
    }

    /** Returns a page's bytes from the testkit's stub, which writes as the vendor does. */
    static byte[] body(int page, int period) throws IOException {
        List<TrendingHashtag> all = hashtags(period);
        try (StubKeyApiServer stub = StubKeyApiServer.start()) {
            List<TrendingHashtag> hashtags = all.subList((page - 1) * SIZE, page * SIZE);
            stub.enqueue(StubResponse.page(hashtags, page, all.size(), page < COUNT));
            try (InputStream body = stub.baseUri().resolve(Peer.PATH).toURL().openStream()) {
                return body.readAllBytes();
            }
        }
    }

    private static List<TrendingHashtag> hashtags(int period) {
        return HashtagFixtures.synthetic(Region.ALL, TrendPeriod.of(period), null, 1).stream()
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
        String address = "https://p16-sign.example.invalid/tos-synthetic-avt-0068/" + seed
                + "~tplv-tiktokx-cropcenter:100:100.png?dr=14579&x-expires=1770282000&t=4d5b0474&x-signature=";
        return (address + seed.repeat(AVATAR_CHARS)).substring(0, AVATAR_CHARS);
    }
}
