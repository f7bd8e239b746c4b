package io.github.trendinghashtags.keyapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The documented answer with some of its values changed, doubled, moved, renamed, wrapped or taken away. */
final class DocumentedResponseMutant {
    private static final int MOST_NODES = 4_000;
    private static final Integer[] STATUSES = {200, 200, 200, 200, 204, 299, 300, 302, 400, 401, 402, 403, 429, 500, 503
    };
    private static final String[] LITERALS = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1",
        "2",
        "3",
        "-1",
        "429",
        "500",
        "1.5",
        "1e3",
        "1e400",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "31556889864403199",
        "NaN",
        "\"\"",
        "\"0\"",
        "\"-7\"",
        "\"1.5\"",
        "\"1e3\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\u0000\\u202e\\r\\n\"",
        "\"sk?live_canary\"",
        "\"sk\\u0001live_canary\"",
        "[]",
        "{}"
    };
    private static final String[] NAMES = {
        "code",
        "message",
        "requestId",
        "data",
        "list",
        "pagination",
        "page",
        "total",
        "has_more",
        "hashtag_id",
        "hashtag_name",
        "country_info",
        "industry_info",
        "id",
        "value",
        "is_promoted",
        "trend",
        "time",
        "creators",
        "nick_name",
        "avatar_url",
        "publish_cnt",
        "video_views",
        "rank",
        "rank_diff",
        "rank_diff_type",
        "more"
    };
    private static final Charset[] CHARSETS = {
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16BE,
        StandardCharsets.UTF_16LE,
        Charset.forName("UTF-32BE"),
        StandardCharsets.ISO_8859_1
    };

    private final Choices choices;
    private final Node root;

    private DocumentedResponseMutant(Choices choices, Node root) {
        this.choices = choices;
        this.root = root;
    }

    static TransportResponse draw(Choices choices) {
        int status = choices.oneOf(STATUSES);
        Charset charset = choices.oneOf(CHARSETS);
        boolean gzip = choices.coin();
        boolean cut = choices.below(10) == 9;
        DocumentedResponseMutant mutant = new DocumentedResponseMutant(choices, documented());
        for (int changes = choices.below(13); changes > 0; changes--) {
            mutant.change();
        }
        StringBuilder json = new StringBuilder(4096);
        mutant.root.write(json);
        byte[] body = json.toString().getBytes(charset);
        if (cut) {
            body = Arrays.copyOf(body, choices.below(body.length + 1));
        }
        return gzip
                ? Responses.answer(status, gzip(body), "Content-Encoding", "gzip", "Retry-After", "5")
                : Responses.answer(status, body);
    }

    private void change() {
        List<Node> nodes = root.all(new ArrayList<>());
        Node node = pick(nodes);
        if (nodes.size() > MOST_NODES) {
            return;
        }
        switch (choices.below(11)) {
            case 0 -> node.become(choices.oneOf(LITERALS));
            case 1 -> node.become(node.isText() ? node.withoutQuotes() : '"' + node.literal + '"');
            case 2 -> node.become(Long.toString(choices.number()));
            case 3 -> node.become('"' + escaped(choices.text(64)) + '"');
            case 4 -> node.become(choices.text(16));
            case 5 -> node.become(pick(nodes).copy());
            case 6 -> node.removeChild(choices.below(21));
            case 7 -> node.doubleChild(choices.below(21), 1 + choices.below(40));
            case 8 -> node.renameChild(choices.below(21), pickName());
            case 9 -> node.addChild(pickName(), pick(nodes).copy());
            default -> node.wrap(1 + choices.below(600), choices.coin());
        }
    }

    private Node pick(List<Node> nodes) {
        return nodes.get(choices.below(nodes.size()));
    }

    private String pickName() {
        return choices.oneOf(NAMES);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return encoded.toByteArray();
    }

    private static Node documented() {
        try (JsonParser parser = new JsonFactory().createParser(DocumentedResponse.JSON)) {
            parser.nextToken();
            return Node.read(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A value: either a literal, or children; those of an object have names, of which two may be the same. */
    private static final class Node {
        private String literal = "";
        private List<String> names;
        private List<Node> children;

        static Node read(JsonParser parser) throws IOException {
            Node node = new Node();
            JsonToken token = parser.currentToken();
            if (token.isScalarValue()) {
                node.literal = token == JsonToken.VALUE_STRING ? '"' + parser.getText() + '"' : parser.getText();
                return node;
            }
            node.children = new ArrayList<>();
            node.names = token == JsonToken.START_OBJECT ? new ArrayList<>() : null;
            while (!parser.nextToken().isStructEnd()) {
                if (node.names != null) {
                    node.names.add(parser.currentName());
                    parser.nextToken();
                }
                node.children.add(read(parser));
            }
            return node;
        }

        List<Node> all(List<Node> found) {
            found.add(this);
            if (children != null) {
                children.forEach(child -> child.all(found));
            }
            return found;
        }

        boolean isText() {
            return literal.length() > 1 && literal.startsWith("\"") && literal.endsWith("\"");
        }

        String withoutQuotes() {
            return literal.substring(1, literal.length() - 1);
        }

        void become(String newLiteral) {
            literal = newLiteral;
            names = null;
            children = null;
        }

        void become(Node other) {
            literal = other.literal;
            names = other.names;
            children = other.children;
        }

        Node copy() {
            Node copy = new Node();
            copy.literal = literal;
            copy.names = names == null ? null : new ArrayList<>(names);
            if (children != null) {
                copy.children = new ArrayList<>();
                children.forEach(child -> copy.children.add(child.copy()));
            }
            return copy;
        }

        void removeChild(int index) {
            if (hasChild(index)) {
                children.remove(index);
                if (names != null) {
                    names.remove(index);
                }
            }
        }

        void doubleChild(int index, int times) {
            for (int i = 0; hasChild(index) && i < times; i++) {
                addChild(
                        names == null ? "" : names.get(index),
                        children.get(index).copy());
            }
        }

        void renameChild(int index, String name) {
            if (names != null && hasChild(index)) {
                names.set(index, name);
            }
        }

        void addChild(String name, Node child) {
            if (children != null) {
                children.add(child);
                if (names != null) {
                    names.add(name);
                }
            }
        }

        void wrap(int depth, boolean inObjects) {
            Node inner = copy();
            for (int i = 0; i < depth; i++) {
                Node outer = new Node();
                outer.names = inObjects ? new ArrayList<>(List.of("id")) : null;
                outer.children = new ArrayList<>(List.of(inner));
                inner = outer;
            }
            become(inner);
        }

        private boolean hasChild(int index) {
            return children != null && index < children.size();
        }

        void write(StringBuilder json) {
            if (children == null) {
                json.append(literal);
                return;
            }
            json.append(names == null ? '[' : '{');
            for (int i = 0; i < children.size(); i++) {
                json.append(i == 0 ? "" : ",");
                if (names != null) {
                    json.append('"').append(names.get(i)).append("\":");
                }
                children.get(i).write(json);
            }
            json.append(names == null ? ']' : '}');
        }
    }
}
