package io.github.trendinghashtags.keyapi;

/** Makes the vendor's words fit to be shown: short, on one line, without the key. */
final class Quote {
    private static final int MAX_LENGTH = 200;

    private Quote() {}

    static String of(String words, String secret) {
        StringBuilder clean = new StringBuilder(words.length());
        words.codePoints().map(c -> isHarmless(c) ? c : '?').forEach(clean::appendCodePoint);
        // Last, since a character that was replaced can complete a key.
        String safe = clean.toString().replace(secret, "[redacted]");
        int end = Math.min(safe.length(), MAX_LENGTH);
        if (end < safe.length() && Character.isHighSurrogate(safe.charAt(end - 1))) {
            end--;
        }
        return safe.substring(0, end);
    }

    /** Line breaks forge log lines, and format characters turn the direction of what follows. */
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
