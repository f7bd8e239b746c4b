package io.github.trendinghashtags.keyapi;

/** Shortens, sanitises and redacts vendor text. */
final class MessageSanitizer {
    private static final int MAX_LENGTH = 200;

    /** Longer than what is returned, so that no key is cut before it is found. */
    private static final int MAX_READ = 4_000;

    private MessageSanitizer() {}

    /**
     * Returns at most 200 characters of a text on one line, without any key.
     *
     * @param text the vendor's
     * @param keys the keys that the call has used
     */
    static String sanitize(String text, KeyRedactor keys) {
        int read = Math.min(text.length(), MAX_READ);
        StringBuilder clean = new StringBuilder(read);
        for (int i = 0; i < read; i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            clean.appendCodePoint(isHarmless(character) ? character : '?');
        }
        // Keys are redacted last, since a replaced character can complete one.
        String safe = keys.redact(clean.toString());
        int end = Math.min(safe.length(), MAX_LENGTH);
        if (end < safe.length() && Character.isHighSurrogate(safe.charAt(end - 1))) {
            end--;
        }
        return safe.substring(0, end);
    }

    /** Line breaks forge log lines, and format characters change the direction of the text that follows. */
    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
