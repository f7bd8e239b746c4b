package io.github.trendinghashtags.keyapi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP answers for tests. */
final class Responses {
    static final String PAGINATION = "\"pagination\":{\"page\":1,\"size\":0,\"total\":100,\"has_more\":true}";
    static final String EMPTY_PAGE = page("");

    private Responses() {}

    /** An envelope with those entries, as JSON. */
    static String page(String entries) {
        return "{\"code\":0,\"message\":\"success\",\"data\":{\"list\":[" + entries + "]," + PAGINATION
                + "},\"requestId\":\"r-1\"}";
    }

    /** An entry with that many fields as JSON lets it have: id, name, rank, and those given. */
    static String entry(String moreFields) {
        return "{\"hashtag_id\":\"1\",\"hashtag_name\":\"pets\",\"rank\":1"
                + (moreFields.isEmpty() ? "" : "," + moreFields) + "}";
    }

    /** A failure's envelope, as JSON. */
    static String refusal(long code) {
        return "{\"code\":" + code + ",\"message\":\"refused\",\"data\":null,\"requestId\":\"r-2\"}";
    }

    static TransportResponse ok() {
        return answer(200, EMPTY_PAGE);
    }

    static TransportResponse status(int status) {
        return answer(status, "");
    }

    static TransportResponse answer(int status, String body, String... headers) {
        return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static TransportResponse answer(int status, byte[] body, String... headers) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            byName.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
        }
        return new TransportResponse(status, byName::get, body(body));
    }

    /** Runs that while the response is read. */
    static TransportResponse during(TransportResponse response, Runnable reading) {
        return new TransportResponse(
                response.status(),
                name -> {
                    reading.run();
                    return response.header().apply(name);
                },
                response.body());
    }

    static ResponseBody body(byte[] bytes) {
        ResponseBody body = new ResponseBody(2 * 1024 * 1024, bytes.length);
        try {
            body.append(ByteBuffer.wrap(bytes));
        } catch (ResponseBody.TooLargeException tooLarge) {
            throw new IllegalArgumentException(tooLarge);
        }
        return body;
    }
}
