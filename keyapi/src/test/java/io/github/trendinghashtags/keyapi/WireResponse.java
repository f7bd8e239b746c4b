package io.github.trendinghashtags.keyapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An answer made of any bytes: the status on the first line, headers up to an empty line, and the body. What is no status
 * is 200, and what is no header is passed over, so that each input is some answer and people can read the corpus.
 */
final class WireResponse {
    private WireResponse() {}

    static TransportResponse parse(byte[] wire) {
        int from = 0;
        int status = 200;
        List<String> headers = new ArrayList<>();
        for (int line = 0; from < wire.length; line++) {
            int end = endOfLine(wire, from);
            String text = new String(wire, from, end - from, StandardCharsets.ISO_8859_1);
            from = Math.min(end + 1, wire.length);
            if (text.isEmpty()) {
                break;
            }
            int colon = text.indexOf(':');
            if (line == 0) {
                status = status(text);
            } else if (colon > 0) {
                headers.add(text.substring(0, colon));
                headers.add(text.substring(colon + 1).strip());
            }
        }
        byte[] body = Arrays.copyOfRange(wire, from, wire.length);
        return Responses.answer(status, body, headers.toArray(String[]::new));
    }

    private static int endOfLine(byte[] wire, int from) {
        int end = from;
        while (end < wire.length && wire[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int status(String line) {
        try {
            return Integer.parseInt(line.strip());
        } catch (NumberFormatException none) {
            return 200;
        }
    }
}
