package io.github.trendinghashtags.examples.cli.text;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes foreign text safe for a line of a terminal: it moves no cursor, turns no line around and has a known width. */
public final class Text {
    private static final String ELLIPSIS = "…";
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    /** What readers see as one character, such as a flag, or a letter with its accents. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Text() {}

    /**
     * The text with what has no shape of its own replaced: control characters, line breaks, changes of direction.
     *
     * @param text any
     * @return the same if nothing had to be replaced
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /**
     * How many columns a visible text takes.
     *
     * @param text made visible before
     * @return from 0
     */
    public static int width(String text) {
        return CHARACTER
                .matcher(text)
                .results()
                .mapToInt(c -> characterWidth(c.group()))
                .sum();
    }

    /**
     * The text, or so much of it as fits with an ellipsis into that many columns.
     *
     * @param text made visible before
     * @param columns from 1
     * @return the same if it fits
     */
    public static String truncated(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int room = columns - width(ELLIPSIS);
        Matcher characters = CHARACTER.matcher(text);
        while (characters.find()) {
            room -= characterWidth(characters.group());
            if (room < 0) {
                break;
            }
            kept.append(characters.group());
        }
        return kept.append(ELLIPSIS).toString();
    }

    /**
     * Keeps right-to-left text from turning what stands beside it around. The marks have no width.
     *
     * @param text made visible before
     * @return the same if it runs from left to right
     */
    public static String isolated(String text) {
        char[] chars = text.toCharArray();
        return Bidi.requiresBidi(chars, 0, chars.length) ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER || isTag(c);
            default -> true;
        };
    }

    /** Spells out the region of a flag. */
    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static int characterWidth(String character) {
        if (character.indexOf(EMOJI_STYLE) > 0) {
            return 2;
        }
        int widest = character.codePoints().map(Text::width).max().orElse(0);
        return widest
                + (int) character
                        .codePoints()
                        .skip(1)
                        .filter(Text::isDrawnBeside)
                        .count();
    }

    /** Whether a terminal draws it beside the letter that it belongs to, such as a vowel of Thai or Hindi. */
    private static boolean isDrawnBeside(int c) {
        return switch (Character.getType(c)) {
            case Character.COMBINING_SPACING_MARK -> true;
            case Character.OTHER_LETTER -> UnicodeScript.of(c) != UnicodeScript.HANGUL;
            default -> false;
        };
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> Wide.contains(c) ? 2 : 1;
        };
    }
}
