package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.keyapi.Transport.NotConnectedException;
import io.github.trendinghashtags.keyapi.Transport.StaleConnectionException;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes keys from texts and exceptions of others: a server can echo a key in any part of a response, and HTTP clients
 * quote what they can't parse. A part of a key counts too, from {@value #MIN_PART} characters on, in any case.
 *
 * @param parts all parts of the keys that are {@value #MIN_PART} characters long, or shorter keys as they are
 */
record KeyRedactor(Set<String> parts) {
    /** Knows no key. */
    static final KeyRedactor NONE = new KeyRedactor(Set.of());

    private static final int MIN_PART = 6;
    private static final String REDACTED = "[redacted]";

    static KeyRedactor of(ApiKey key) {
        String text = lowerCase(key.reveal());
        int length = Math.min(MIN_PART, text.length());
        Set<String> parts = new HashSet<>();
        for (int i = 0; i + length <= text.length(); i++) {
            parts.add(text.substring(i, i + length));
        }
        return new KeyRedactor(Set.copyOf(parts));
    }

    /** Knows the keys of both. */
    KeyRedactor and(KeyRedactor other) {
        if (parts.isEmpty()) {
            return other;
        }
        if (equals(other) || parts.containsAll(other.parts)) {
            return this;
        }
        Set<String> both = new HashSet<>(parts);
        both.addAll(other.parts);
        return new KeyRedactor(Set.copyOf(both));
    }

    /** Returns the text with each run of characters that belong to a key replaced. */
    String redact(String text) {
        BitSet found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        int end = 0;
        for (int from = found.nextSetBit(0); from >= 0; from = found.nextSetBit(end)) {
            safe.append(text, end, from).append(REDACTED);
            end = found.nextClearBit(from);
        }
        return safe.append(text, end, text.length()).toString();
    }

    /**
     * Returns the exception itself if it holds no key, nor do its causes and suppressed exceptions; or else a copy, which
     * names their classes, has their stack traces, and quotes their texts redacted, up to the length of a vendor's message.
     */
    @Nullable
    Throwable redact(@Nullable Throwable thrown) {
        if (thrown == null || !isFoundIn(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))) {
            return thrown;
        }
        return copy(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private BitSet find(String text) {
        BitSet found = new BitSet();
        String lower = lowerCase(text);
        for (String part : parts) {
            for (int at = lower.indexOf(part); at >= 0; at = lower.indexOf(part, at + 1)) {
                found.set(at, at + part.length());
            }
        }
        return found;
    }

    private boolean isFoundIn(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        boolean found = !find(text(thrown)).isEmpty() || isFoundIn(thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            found |= isFoundIn(suppressed, seen);
        }
        return found;
    }

    private @Nullable Throwable copy(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return null;
        }
        Throwable cause = copy(thrown.getCause(), seen);
        Throwable copy;
        if (thrown instanceof StaleConnectionException) {
            copy = new StaleConnectionException(cause);
        } else if (thrown instanceof NotConnectedException) {
            copy = new NotConnectedException(cause);
        } else {
            copy = new RedactedException(MessageSanitizer.sanitize(text(thrown), this), cause);
        }
        copy.setStackTrace(thrown.getStackTrace());
        for (Throwable suppressed : thrown.getSuppressed()) {
            Throwable safe = copy(suppressed, seen);
            if (safe != null) {
                copy.addSuppressed(safe);
            }
        }
        return copy;
    }

    /** The class's name and the message, even if a subclass's own text form leaves one of them out or throws. */
    private static String text(Throwable thrown) {
        String name = thrown.getClass().getName();
        try {
            String message = thrown.getMessage();
            String text = String.valueOf(thrown);
            return message == null || text.contains(message) ? text : text + ": " + message;
        } catch (Throwable unreadable) {
            return name;
        }
    }

    /** By character, so that places stay the same. */
    private static String lowerCase(String text) {
        char[] lower = text.toCharArray();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(lower[i]);
        }
        return new String(lower);
    }

    /** An exception of others without the key that it quoted: its message is that exception's text form. */
    static final class RedactedException extends IOException {
        private static final long serialVersionUID = 1L;

        RedactedException(String text, @Nullable Throwable cause) {
            super(text, cause);
        }
    }
}
