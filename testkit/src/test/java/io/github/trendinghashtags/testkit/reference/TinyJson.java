package io.github.trendinghashtags.testkit.reference;

import io.github.trendinghashtags.keyapi.JsonTokens;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The smallest strict JSON reader that core's reading of answers can do with. For tests: it is slow. */
public final class TinyJson implements JsonTokens {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;

    private final String text;
    private final Deque<Boolean> entered = new ArrayDeque<>();
    private int at;
    private boolean taken;

    private final boolean bounded;

    private TinyJson(String text, boolean bounded) throws IOException {
        this.text = text;
        this.bounded = bounded;
        skipSpace();
        kind();
    }

    public static JsonTokens open(InputStream document) throws IOException {
        return open(document, true);
    }

    /** One that takes numbers of any length, and nests as deep as the document does. */
    public static JsonTokens openUnbounded(InputStream document) throws IOException {
        return open(document, false);
    }

    private static JsonTokens open(InputStream document, boolean bounded) throws IOException {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document.readAllBytes()));
            return new TinyJson(text.toString(), bounded);
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedException("not UTF-8");
        }
    }

    @Override
    public Kind kind() throws IOException {
        return switch (peek()) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.TEXT;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> number().matches("-?[0-9]+") ? Kind.INTEGER : Kind.DECIMAL;
        };
    }

    @Override
    public @Nullable String nextField() throws IOException {
        if (!next('{', '}')) {
            return null;
        }
        String name = string();
        skipSpace();
        expect(':');
        skipSpace();
        taken = false;
        return name;
    }

    @Override
    public boolean nextElement() throws IOException {
        return next('[', ']');
    }

    /** Enters the container under the cursor, or goes on in the one around it. A value not yet taken is passed over. */
    private boolean next(char open, char close) throws IOException {
        boolean first = !taken && peek() == open;
        if (!first && !taken) {
            skip();
        }
        if (first) {
            at++;
            entered.push(true);
            if (bounded && entered.size() > DEEPEST) {
                throw malformed("nested too deep");
            }
        }
        skipSpace();
        if (peek() == close) {
            at++;
            entered.pop();
            taken = true;
            return false;
        }
        if (!first) {
            expect(',');
            skipSpace();
        }
        taken = false;
        return true;
    }

    @Override
    public String text() throws IOException {
        String value = string();
        taken = true;
        return value;
    }

    @Override
    public long integer() throws IOException {
        try {
            return Long.parseLong(takeNumber());
        } catch (NumberFormatException beyondLong) {
            throw malformed("a number out of range");
        }
    }

    @Override
    public double decimal() throws IOException {
        return new BigDecimal(takeNumber()).doubleValue();
    }

    @Override
    public boolean bool() throws IOException {
        boolean value = peek() == 't';
        word(value ? "true" : "false");
        return value;
    }

    @Override
    public void skip() throws IOException {
        switch (kind()) {
            case OBJECT -> {
                while (nextField() != null) {
                    skip();
                }
            }
            case ARRAY -> {
                while (nextElement()) {
                    skip();
                }
            }
            case TEXT -> text();
            case BOOLEAN -> bool();
            case NULL -> word("null");
            default -> takeNumber();
        }
    }

    @Override
    public void end() throws IOException {
        skipSpace();
        if (at < text.length()) {
            throw malformed("something follows the document");
        }
    }

    @Override
    public String location() {
        return "character " + at;
    }

    @Override
    public void close() {}

    private void word(String word) throws IOException {
        if (!text.startsWith(word, at)) {
            throw malformed("not a value");
        }
        at += word.length();
        taken = true;
    }

    private String takeNumber() throws IOException {
        String number = number();
        at += number.length();
        taken = true;
        return number;
    }

    private String number() throws IOException {
        int end = at;
        while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String number = text.substring(at, end);
        if ((bounded && number.length() > LONGEST_NUMBER)
                || !number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            throw malformed("not a value");
        }
        return number;
    }

    private String string() throws IOException {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            if (c < ' ') {
                throw malformed("a control character in text");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() throws IOException {
        char c = take();
        if (c == 'u') {
            String hex = text.substring(at, Math.min(at + 4, text.length()));
            if (!hex.matches("[0-9a-fA-F]{4}")) {
                throw malformed("not an escape");
            }
            at += 4;
            return (char) Integer.parseInt(hex, 16);
        }
        int known = "\"\\/bfnrt".indexOf(c);
        if (known < 0) {
            throw malformed("not an escape");
        }
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private void expect(char expected) throws IOException {
        if (take() != expected) {
            throw malformed(expected + " is missing");
        }
    }

    private char take() throws IOException {
        char c = peek();
        at++;
        return c;
    }

    private char peek() throws IOException {
        if (at >= text.length()) {
            throw malformed("the document ends early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private MalformedException malformed(String problem) {
        return new MalformedException(problem + " at " + location());
    }
}
