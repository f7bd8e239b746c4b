package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.examples.cli.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML in the making. Text and the values of attributes can be anything at all: they are escaped here and nowhere else.
 * The names of elements and attributes are the program's own.
 */
final class Html {
    private final StringBuilder html = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Html open(String element, String... attributes) {
        empty(element, attributes);
        open.push(element);
        return this;
    }

    /** An element that has no content and no end. */
    Html empty(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    Html text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        html.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element with a text in it. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text that may run from right to left, and turns nothing around but itself. */
    Html isolated(String text) {
        return element("bdi", text, "dir", "auto");
    }

    /** What a reader sees is not all: this is for those who listen. */
    Html unseen(String text) {
        return element("span", text, "class", "unseen");
    }

    Html line() {
        html.append('\n');
        return this;
    }

    /** The page's own style sheet, as it is. */
    Html style(String css) {
        html.append("<style>").append(css).append("</style>");
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /** What has no shape is replaced as in a terminal; much of it is not allowed in HTML at all. */
    private static String escaped(String text) {
        String visible = Text.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length());
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
