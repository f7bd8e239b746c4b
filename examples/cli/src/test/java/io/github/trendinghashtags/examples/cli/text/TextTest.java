package io.github.trendinghashtags.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "clean, 5",
        "日本, 4",
        "한국, 4",
        "é, 1",
        "e\u0301, 1",
        "ไทย, 3",
        "ทำ, 2",
        "น้ำ, 2",
        "हिन्दी, 5",
        "\u1112\u1161\u11ab, 2",
        "việtnam, 7",
        "✨, 2",
        "🔥, 2",
        "👩‍👩‍👧, 2",
        "👍🏽, 2",
        "🇯🇵, 2",
        "❤️, 2",
        "1️⃣, 2",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F, 2",
        "ＡＢ, 4",
        "▁▂▃▄▅▆▇█, 8",
        "★▲▼…–·, 6"
    })
    void isAsWideAsATerminalDrawsIt(String text, int columns) {
        assertThat(Text.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"clean, 5, clean", "clean, 4, cle…", "日本語, 5, 日本…", "日本語, 4, 日…", "a👩‍👩‍👧b, 3, a…", "clean, 1, …"})
    void isCutBetweenCharactersThatReadersSee(String text, int columns, String cut) {
        assertThat(Text.truncated(text, columns)).isEqualTo(cut);
        assertThat(Text.width(cut)).isLessThanOrEqualTo(columns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b", "\n", "\r", "\b", "\u007f", "\u009b", "\u0085", "\u2028", "\u202e", "\u2066", "\ud800"
            })
    void losesWhatWouldMoveTheCursor(String hostile) {
        assertThat(Text.visible("a" + hostile + "b")).isEqualTo("a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本", "👩‍👩‍👧", "می‌خواهم", "❤️", "é"})
    void keepsWhatMakesUpLetters(String harmless) {
        assertThat(Text.visible(harmless)).isEqualTo(harmless);
    }

    @Test
    void isIsolatedOnlyWhereItRunsFromTheRight() {
        assertThat(Text.isolated("#clean")).isEqualTo("#clean");
        assertThat(Text.isolated("#ישראל")).isEqualTo("\u2068#ישראל\u2069");
        assertThat(Text.width("\u2068#ישראל\u2069")).isEqualTo(6);
    }
}
