package io.github.trendinghashtags.spi;

/** Makes the vendor's words fit to be shown: short, on one line, without the key. */
final class Quote {
    private static final int MAX_LENGTH = 200;

    private Quote() {}

    static String of(String words, String secret) {
        String safe = words.replace(secret, "[redacted]");
        int end = Math.min(safe.length(), MAX_LENGTH);
        if (end < safe.length() && Character.isHighSurrogate(safe.charAt(end - 1))) {
            end--;
        }
        StringBuilder quote = new StringBuilder(end);
        safe.substring(0, end).codePoints().map(c -> isHarmless(c) ? c : '?').forEach(quote::appendCodePoint);
        return quote.toString();
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
