package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendPoint;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer of any kind, and fails unless a page or an exception comes of it that keeps all promises. */
final class SafeReading {
    /** All characters that a key may have are as good as these; a replaced character must not complete it. */
    static final String SECRET = "sk?live_canary";

    private static final KeyRedactor KEYS = KeyRedactor.of(ApiKey.of(SECRET));

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final int LONGEST_QUOTE = 200;
    private static final Pattern CODE = Pattern.compile("GET [^:]+: HTTP -?[0-9]+(, code -?[0-9]+)");

    private static final ResponseReader READER = new ResponseReader();

    private SafeReading() {}

    static void of(TransportResponse answer) {
        TrendingHashtagsPage page;
        try {
            page = READER.read(answer, KEYS, id -> new Receipt(id, 1, 2, Duration.ZERO, NOON), null);
        } catch (TrendingHashtagsException failure) {
            check(failure, answer.status());
            return;
        }
        assertThat(answer.status()).isBetween(200, 299);
        check(page);
    }

    private static void check(TrendingHashtagsPage page) {
        check(page.receipt());
        assertThat(page.page()).isPositive();
        assertThat(page.total()).isNotNegative();
        page.hashtags().forEach(SafeReading::check);
    }

    private static void check(TrendingHashtag hashtag) {
        assertThat(hashtag.id()).isNotEmpty();
        assertThat(hashtag.name()).isNotEmpty();
        assertThat(hashtag.rank()).isPositive();
        assertThat(hashtag.posts() == null || hashtag.posts() >= 0).isTrue();
        assertThat(hashtag.views() == null || hashtag.views() >= 0).isTrue();
        for (TrendPoint point : hashtag.trend()) {
            assertThat(point.time()).isNotNull();
            assertThat(point.value()).isFinite();
        }
        assertThat(hashtag.creators()).doesNotContainNull();
        Integer places = hashtag.movement().places();
        assertThat(places == null || places >= 0).isTrue();
    }

    private static void check(TrendingHashtagsException failure, int status) {
        check(failure.receipt());
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getSuppressed()).isEmpty();
        assertHarmless(failure.getMessage());
        checkWords(failure);
        if (failure instanceof RateLimited limited) {
            assertNotNegative(limited.retryAfter());
        } else if (failure instanceof ServerFailed failed) {
            assertNotNegative(failed.retryAfter());
        }
    }

    /** A message says where it comes from, and then nothing, the vendor's words in quotes, or a problem in ours. */
    private static void checkWords(TrendingHashtagsException failure) {
        String message = failure.getMessage();
        StringBuilder origin = new StringBuilder("GET " + TransportRequest.PATH + ": HTTP " + failure.status());
        Matcher code = CODE.matcher(message);
        if (code.lookingAt()) {
            origin.append(code.group(1));
        }
        if (failure.receipt().requestId() != null) {
            origin.append(", request ").append(failure.receipt().requestId());
        }
        assertThat(message).startsWith(origin);
        String rest = message.substring(origin.length());
        if (failure instanceof MalformedResponse) {
            assertThat(rest).matches(": [a-zA-Z0-9_.,' ]{1,150}");
        } else if (!rest.isEmpty()) {
            assertThat(rest).startsWith(", \"").endsWith("\"").hasSizeBetween(5, LONGEST_QUOTE + 4);
        }
    }

    private static void check(Receipt receipt) {
        String id = receipt.requestId();
        if (id != null) {
            assertThat(id).hasSizeLessThanOrEqualTo(LONGEST_QUOTE);
            assertHarmless(id);
        }
    }

    private static void assertNotNegative(Duration wait) {
        assertThat(wait == null || !wait.isNegative()).isTrue();
    }

    private static void assertHarmless(String text) {
        assertThat(text).doesNotContain(SECRET);
        assertThat(text.codePoints().filter(SafeReading::isHarmful).toArray())
                .as("characters that forge lines or turn the direction")
                .isEmpty();
    }

    private static boolean isHarmful(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
