package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.PageJson;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Simulates the vendor: its checks in order, its prices and its data. Guarded by itself. */
final class VendorSimulator {
    /** The endpoint's path, as the vendor documents it. */
    static final String PATH = "/v1/tiktok/trending/hashtags";

    private final Clock clock;
    private final ApiKey key;
    private TrendingHashtagsPort ranking = FakeTrendingHashtags.documented();
    private Set<ApiKey> keys = Set.of();
    private boolean gzip;
    private long credits;
    private long charged;
    private long chargedForScripted;
    private long responses;
    private int allowed;
    private Duration window = Duration.ZERO;
    private Instant windowEnd = Instant.MIN;
    private int inWindow;

    VendorSimulator(Clock clock, ApiKey key) {
        this.clock = clock;
        this.key = key;
        reset();
    }

    /** Undoes every change. */
    synchronized void reset() {
        serve(FakeTrendingHashtags.documented());
        accept(Set.of(key));
        gzip(true);
        credits(Long.MAX_VALUE);
        rateLimit(Integer.MAX_VALUE, Duration.ZERO);
        charged = 0;
        chargedForScripted = 0;
        responses = 0;
        inWindow = 0;
    }

    synchronized void serve(TrendingHashtagsPort newRanking) {
        ranking = newRanking;
    }

    void changeDaily() {
        serve(FakeTrendingHashtags.changingDaily(clock));
    }

    synchronized void accept(Set<ApiKey> newKeys) {
        keys = newKeys;
    }

    synchronized void gzip(boolean newGzip) {
        gzip = newGzip;
    }

    synchronized void credits(long balance) {
        credits = balance;
    }

    synchronized void rateLimit(int requests, Duration per) {
        allowed = requests;
        window = per;
        windowEnd = Instant.MIN;
    }

    synchronized long charged() {
        return charged;
    }

    synchronized long chargedAtMost() {
        return charged + chargedForScripted;
    }

    /** Counts a request that gets a scripted response: what it would cost if the vendor charges for failures too. */
    synchronized void countScripted(StubRequest request) {
        boolean affordable = credits >= Receipt.CREDITS_PER_REQUEST;
        if (affordable && isPath(request) && isMethod(request) && isAuthorized(request)) {
            try {
                TrendingHashtagsQuery unused = query(request.query());
                chargedForScripted += Receipt.CREDITS_PER_REQUEST;
            } catch (IllegalArgumentException invalid) {
                // The vendor would refuse it, whatever is scripted.
            }
        }
    }

    synchronized StubResponse respondTo(StubRequest request) {
        String requestId = "00000000-0000-4000-8000-%012d".formatted(++responses);
        if (!isPath(request)) {
            return refusal(404, "no such endpoint", requestId);
        }
        if (!isMethod(request)) {
            return refusal(405, "method not allowed", requestId);
        }
        if (!isAuthorized(request)) {
            return refusal(401, "API key is missing or invalid", requestId);
        }
        long wait = secondsToWait();
        if (wait > 0) {
            return refusal(429, "too many requests", requestId).withHeader("Retry-After", Long.toString(wait));
        }
        TrendingHashtagsQuery query;
        try {
            query = query(request.query());
        } catch (IllegalArgumentException invalid) {
            return refusal(400, "invalid parameter: " + invalid.getMessage(), requestId);
        }
        if (credits < Receipt.CREDITS_PER_REQUEST) {
            return refusal(402, "insufficient credits", requestId);
        }
        credits -= Receipt.CREDITS_PER_REQUEST;
        charged += Receipt.CREDITS_PER_REQUEST;
        return page(request, query, requestId);
    }

    private StubResponse page(StubRequest request, TrendingHashtagsQuery query, String requestId) {
        // Not fetch(), which throws if close() interrupts this thread.
        TrendingHashtagsPage page = ranking.fetchAsync(query).join();
        byte[] json = PageJson.writeResponse(page.hashtags(), page.page(), page.total(), page.hasMore(), requestId);
        StubResponse response = StubResponse.of(200, json).withHeader("Content-Type", "application/json");
        boolean asked = request.headers().getOrDefault("Accept-Encoding", "").contains("gzip");
        return gzip && asked ? response.gzipped() : response;
    }

    private static StubResponse refusal(int status, String message, String requestId) {
        String json = new String(PageJson.writeFailure(status, message, requestId), StandardCharsets.UTF_8);
        return StubResponse.json(status, json);
    }

    private static boolean isPath(StubRequest request) {
        return request.path().equals(PATH);
    }

    private static boolean isMethod(StubRequest request) {
        return request.method().equals("GET");
    }

    private boolean isAuthorized(StubRequest request) {
        String given = request.headers().getOrDefault("Authorization", "");
        return keys.stream().anyMatch(key -> given.equals("Bearer " + key.reveal()));
    }

    /** Counts this request in its window, or returns the seconds until the next window, rounded up. */
    private long secondsToWait() {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(window);
            inWindow = 0;
        }
        if (inWindow < allowed) {
            inWindow++;
            return 0;
        }
        return Math.max(
                1, Duration.between(now, windowEnd).plusNanos(999_999_999).toSeconds());
    }

    private static TrendingHashtagsQuery query(Map<String, String> given) {
        int page = integer("page", given.getOrDefault("page", "1"));
        int limit = integer("limit", given.getOrDefault("limit", "20"));
        TrendPeriod period = TrendPeriod.of(integer("period", given.getOrDefault("period", "7")));
        if (!TrendPeriod.known().contains(period)) {
            throw new IllegalArgumentException("period must be 7, 30 or 120");
        }
        return new TrendingHashtagsQuery(
                page,
                Math.min(limit, 20),
                period,
                Region.of(given.getOrDefault("region", Region.ALL.code())),
                industry(given.getOrDefault("industry_id", "nothing")),
                bool("new_to_top_100", given.getOrDefault("new_to_top_100", "false")));
    }

    private static @Nullable IndustryId industry(String value) {
        if (value.equals("nothing")) {
            return null;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("industry_id must be a number or nothing");
        }
        return IndustryId.of(Long.parseLong(value));
    }

    private static int integer(String name, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(name + " must be a whole number");
        }
        return Integer.parseInt(value);
    }

    private static boolean bool(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " must be true or false");
        }
        return value.equals("true");
    }
}
