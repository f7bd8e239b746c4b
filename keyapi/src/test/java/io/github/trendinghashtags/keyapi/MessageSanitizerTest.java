package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.ApiKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSanitizerTest {
    private static final String SECRET = "sk_live_canary";
    private static final KeyRedactor KEYS = KeyRedactor.of(ApiKey.of(SECRET));

    @ParameterizedTest
    @ValueSource(strings = {"", "out of credits", "配额不足", "عربي", "🐶 é ñ", "a  b"})
    void harmlessWordsAreQuotedAsTheyAre(String words) {
        assertThat(MessageSanitizer.sanitize(words, KEYS)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\r", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\u2066",
                "\ufeff", "\ud83d", "\udc36"
            })
    void whatForgesOrTurnsLinesIsReplaced(String harmful) {
        assertThat(MessageSanitizer.sanitize("a" + harmful + "b", KEYS)).isEqualTo("a?b");
    }

    @Test
    void theKeyIsRedactedWhereverItStands() {
        assertThat(MessageSanitizer.sanitize(SECRET + " and " + SECRET, KEYS)).isEqualTo("[redacted] and [redacted]");
    }

    @Test
    void theKeyIsRedactedBeforeTheWordsAreCut() {
        assertThat(MessageSanitizer.sanitize("x".repeat(195) + SECRET, KEYS))
                .hasSize(200)
                .endsWith("x[reda")
                .doesNotContain("sk_");
    }

    @Test
    void atMost200CharactersAreQuoted() {
        assertThat(MessageSanitizer.sanitize("x".repeat(200), KEYS)).hasSize(200);
        assertThat(MessageSanitizer.sanitize("x".repeat(201), KEYS)).hasSize(200);
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(MessageSanitizer.sanitize("x".repeat(199) + "🐶", KEYS)).isEqualTo("x".repeat(199));
        assertThat(MessageSanitizer.sanitize("x".repeat(198) + "🐶" + "y", KEYS))
                .isEqualTo("x".repeat(198) + "🐶");
        assertThat(MessageSanitizer.sanitize("x".repeat(198) + "🐶", KEYS)).isEqualTo("x".repeat(198) + "🐶");
    }

    @Test
    void aLoneHalfAtTheEndIsReplaced() {
        assertThat(MessageSanitizer.sanitize("x".repeat(199) + "\ud83d", KEYS)).isEqualTo("x".repeat(199) + "?");
    }
}
