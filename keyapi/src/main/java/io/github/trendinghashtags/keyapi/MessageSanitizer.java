package io.github.trendinghashtags.keyapi;

/** Shortens, sanitises and redacts vendor text. */
final class MessageSanitizer {
    private static final int MAX_LENGTH = 200;

    private MessageSanitizer() {}

    /**
     * Returns at most 200 characters of a text on one line, without the key.
     *
     * @param text the vendor's
     * @param secret the key
     */
    static String sanitize(String text, String secret) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            clean.appendCodePoint(isHarmless(character) ? character : '?');
        }
        // The key is redacted last, since a replaced character can complete it.
        String safe = clean.toString().replace(secret, "[redacted]");
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
