package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.keyapi.PageJson;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

/**
 * A response that the stub sends in place of its own. Immutable.
 *
 * <pre>{@code
 * stub.enqueue(StubResponse.envelope(429, 429, "slow down").withHeader("Retry-After", "1"));
 * }</pre>
 */
public final class StubResponse {
    private static final CompletableFuture<?> AT_ONCE = CompletableFuture.completedFuture(true);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final CompletableFuture<?> gate;

    private StubResponse(int status, Map<String, String> headers, byte[] body, CompletableFuture<?> gate) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.gate = gate;
    }

    /**
     * Returns a response with any bytes as its body and no {@code Content-Type}.
     *
     * @param status the HTTP status, from 200 to 599
     * @param body the body as it is sent
     * @return the response
     */
    public static StubResponse of(int status, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
        }
        return new StubResponse(status, Map.of(), body.clone(), AT_ONCE);
    }

    /**
     * Returns a response without a body.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the response
     */
    public static StubResponse empty(int status) {
        return of(status, new byte[0]);
    }

    /**
     * Returns a response with this text as {@code application/json}, valid or not.
     *
     * @param status the HTTP status, from 200 to 599
     * @param json the body
     * @return the response
     */
    public static StubResponse json(int status, String json) {
        return of(status, json.getBytes(StandardCharsets.UTF_8)).withHeader("Content-Type", "application/json");
    }

    /**
     * Returns the vendor's envelope without {@code data}, as a failure has it.
     *
     * @param status the HTTP status, from 200 to 599
     * @param code the vendor's code, 0 for success
     * @param message the vendor's message
     * @return the response, of the request id {@code scripted}
     */
    public static StubResponse envelope(int status, long code, String message) {
        return json(status, new String(PageJson.writeFailure(code, message, "scripted"), StandardCharsets.UTF_8));
    }

    /**
     * Returns a short HTML page, such as a proxy in front of the vendor sends.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the response, a short HTML page
     */
    public static StubResponse html(int status) {
        String page = "<!DOCTYPE html><html><head><title>" + status + "</title></head><body>nginx</body></html>";
        return of(status, page.getBytes(StandardCharsets.UTF_8)).withHeader("Content-Type", "text/html");
    }

    /**
     * Returns the vendor's documented response, byte for byte.
     *
     * @return the response
     */
    public static StubResponse documented() {
        return json(200, HashtagFixtures.documentedJson());
    }

    /**
     * Returns a page with any pagination, such as one that claims never to be the last.
     *
     * @param hashtags the entries
     * @param page the page's number
     * @param total how many entries there are in all
     * @param hasMore whether a further page has entries
     * @return the response, of the request id {@code scripted}
     */
    public static StubResponse page(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore) {
        byte[] json = PageJson.writeResponse(hashtags, page, total, hasMore, "scripted");
        return json(200, new String(json, StandardCharsets.UTF_8));
    }

    /**
     * Returns this response with a header in place of any other of that name. {@code Content-Length} and {@code Date}
     * can be set too, and are then sent unchanged.
     *
     * @param name the header's name
     * @param value the header's value
     * @return the response
     */
    public StubResponse withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, Objects.requireNonNull(value, "value"));
        return new StubResponse(status, more, body, gate);
    }

    /**
     * Returns this response with its body in one more layer of gzip, and a {@code Content-Encoding} that says so.
     *
     * @return the response
     */
    public StubResponse gzipped() {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String before = headers.get("Content-Encoding");
        return new StubResponse(status, headers, zipped.toByteArray(), gate)
                .withHeader("Content-Encoding", before == null ? "gzip" : before + ", gzip");
    }

    /**
     * Returns this response, held until the gate completes. No thread waits for it, and a client that closes the
     * connection is noticed.
     *
     * @param gate releases the response when it completes, even exceptionally
     * @return the response
     */
    public StubResponse heldUntil(CompletableFuture<?> gate) {
        return new StubResponse(status, headers, body, Objects.requireNonNull(gate, "gate"));
    }

    /**
     * Returns a response that never comes; the connection stays open.
     *
     * @return the response
     */
    public static StubResponse never() {
        return empty(200).heldUntil(new CompletableFuture<>());
    }

    CompletableFuture<?> gate() {
        return gate;
    }

    /** Returns this response with a {@code Content-Length} that differs from its body's. */
    StubResponse withLengthOff(int bytes) {
        return withHeader("Content-Length", Integer.toString(body.length + bytes));
    }

    /** Writes the response, and closes the connection if either side asked for that. */
    void writeTo(Exchange exchange, String date) throws IOException {
        Wire wire = wire(date);
        byte[] all = Arrays.copyOf(wire.head, wire.head.length + wire.body.length);
        System.arraycopy(wire.body, 0, all, wire.head.length, wire.body.length);
        exchange.send(all);
        boolean closes = headers.getOrDefault("Connection", "").equalsIgnoreCase("close");
        if (closes || !exchange.keepsAlive()) {
            exchange.close();
        }
    }

    /** Returns the bytes to send. A body is sent unchanged if a header sets its coding or length. */
    Wire wire(String date) {
        Map<String, String> all = new LinkedHashMap<>();
        all.putAll(headers);
        if (!headers.containsKey("Date")) {
            all.put("Date", date);
        }
        boolean bodiless = status == 204 || status == 304;
        boolean announced = headers.containsKey("Content-Length") || headers.containsKey("Transfer-Encoding");
        if (!bodiless && !announced) {
            all.put("Content-Length", Integer.toString(body.length));
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Stub\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return new Wire(headBytes, bodiless ? new byte[0] : body);
    }

    /** The bytes of a response: its head with the empty line, and its body. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Wire(byte[] head, byte[] body) {}

    /** Returns the status and the length of the body. */
    @Override
    public String toString() {
        return "StubResponse[" + status + ", " + body.length + " bytes]";
    }
}
