package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubResponse.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * A fault on the wire, below HTTP's statuses, in place of a response. Immutable. A fault that does not close the
 * connection holds it until the client closes it, without a thread except for the endless ones.
 *
 * <pre>{@code
 * stub.enqueue(WireFault.cutInBody(StubResponse.documented()).byReset());
 * TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * assertEquals(2, page.receipt().attempts());
 * }</pre>
 *
 * <p>A response that never begins is {@link StubResponse#never()}. A redirect is a response with a {@code Location},
 * such as that of a second stub, whose requests show whether it was followed.
 */
public final class WireFault {
    private static final StubResponse NONE = StubResponse.empty(200);

    private final String name;
    private final StubResponse response;
    private final Action action;
    private final Ending ending;

    private WireFault(String name, StubResponse response, Action action, Ending ending) {
        this.name = name;
        this.response = response;
        this.action = action;
        this.ending = ending;
    }

    /**
     * Closes the next new connection without reading from it. If a request comes over an older connection first, closes
     * that one without a response.
     *
     * @return the fault
     */
    public static WireFault unread() {
        return new WireFault("unread", NONE, (exchange, wire) -> {}, Ending.CLOSE);
    }

    /**
     * Closes the connection when the request has arrived, without a response.
     *
     * @return the fault
     */
    public static WireFault noResponse() {
        return new WireFault("noResponse", NONE, (exchange, wire) -> {}, Ending.CLOSE);
    }

    /**
     * Closes the connection halfway through the head.
     *
     * @param response what is sent in part
     * @return the fault
     */
    public static WireFault cutInHead(StubResponse response) {
        return new WireFault("cutInHead", response, WireFault::sendHalfTheHead, Ending.CLOSE);
    }

    /**
     * Closes the connection halfway through the body.
     *
     * @param response what is sent in part, with its whole length announced
     * @return the fault
     */
    public static WireFault cutInBody(StubResponse response) {
        return new WireFault("cutInBody", response, WireFault::sendHalfTheBody, Ending.CLOSE);
    }

    /**
     * Announces a longer body than it sends, and closes the connection after what may be a whole document.
     *
     * @param response what is sent
     * @param missing how many bytes more are announced, from 1
     * @return the fault
     */
    public static WireFault truncated(StubResponse response, int missing) {
        return new WireFault("truncated", response.withLengthOff(atLeast1(missing)), WireFault::send, Ending.CLOSE);
    }

    /**
     * Sends the whole body in two chunks, and closes the connection without the last chunk.
     *
     * @param response what is sent
     * @return the fault
     */
    public static WireFault cutInChunks(StubResponse response) {
        return new WireFault(
                "cutInChunks",
                response.withHeader("Transfer-Encoding", "chunked"),
                WireFault::sendChunks,
                Ending.CLOSE);
    }

    /**
     * Sends the response, and closes the connection without announcing it: the next request over it is lost.
     *
     * @param response what is sent
     * @return the fault
     */
    public static WireFault dropped(StubResponse response) {
        return new WireFault("dropped", response, WireFault::send, Ending.CLOSE);
    }

    /**
     * Sends the response, and closes its side of the connection after that time without announcing it, as servers do
     * with idle connections. Reads no further request over it.
     *
     * @param response what is sent
     * @param idle real time from the response on
     * @return the fault
     */
    public static WireFault dropped(StubResponse response, Duration idle) {
        Action action = (exchange, wire) -> {
            send(exchange, wire);
            exchange.later(idle, exchange::closeOutput);
        };
        return new WireFault("dropped", response, action, Ending.HOLD);
    }

    /**
     * Announces a shorter body than it sends, and keeps the connection: the surplus is where the next response should
     * be.
     *
     * @param response what is sent
     * @param surplus how many bytes fewer are announced, from 1
     * @return the fault
     */
    public static WireFault overlong(StubResponse response, int surplus) {
        return new WireFault("overlong", response.withLengthOff(-atLeast1(surplus)), WireFault::send, Ending.HOLD);
    }

    /**
     * Sends the response twice, and keeps the connection: the second one is where the next response should be.
     *
     * @param response what is sent
     * @return the fault
     */
    public static WireFault duplicated(StubResponse response) {
        return new WireFault("duplicated", response, WireFault::sendTwice, Ending.HOLD);
    }

    /**
     * Sends half the head, and no more.
     *
     * @param response what is sent in part
     * @return the fault
     */
    public static WireFault stalledInHead(StubResponse response) {
        return new WireFault("stalledInHead", response, WireFault::sendHalfTheHead, Ending.HOLD);
    }

    /**
     * Sends half the body, and no more.
     *
     * @param response what is sent in part
     * @return the fault
     */
    public static WireFault stalledInBody(StubResponse response) {
        return new WireFault("stalledInBody", response, WireFault::sendHalfTheBody, Ending.HOLD);
    }

    /**
     * Sends the head at once and the body a byte at a time, so that there is always something to read.
     *
     * @param response what is sent
     * @param pause real time before each byte
     * @return the fault
     */
    public static WireFault trickled(StubResponse response, Duration pause) {
        Action action = (exchange, wire) -> {
            exchange.send(wire.head());
            trickle(exchange, wire.body(), 0, pause);
        };
        return new WireFault("trickled", response, action, Ending.HOLD);
    }

    /**
     * Sends headers for ever, as fast as the client reads them.
     *
     * @return the fault
     */
    public static WireFault endlessHead() {
        byte[] header = ascii("X-Filler: " + "x".repeat(1000) + "\r\n");
        Action action = (exchange, wire) -> {
            exchange.send(Arrays.copyOf(wire.head(), wire.head().length - 2));
            flood(exchange, header);
        };
        return new WireFault("endlessHead", NONE, action, Ending.HOLD);
    }

    /**
     * Sends a body for ever, as fast as the client reads it: a JSON document that is well formed so far.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the fault
     */
    public static WireFault endlessBody(int status) {
        byte[] blanks = chunk(ascii(" ".repeat(16 * 1024)));
        Action action = (exchange, wire) -> {
            exchange.send(wire.head());
            flood(exchange, blanks);
        };
        StubResponse chunked = StubResponse.json(status, "").withHeader("Transfer-Encoding", "chunked");
        return new WireFault("endlessBody", chunked, action, Ending.HOLD);
    }

    /**
     * Sends 256 MiB of blanks in some 256 KiB of gzip.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the fault
     */
    public static WireFault gzipBomb(int status) {
        return new WireFault("gzipBomb", GzipBomb.response(status), WireFault::send, Ending.HOLD);
    }

    /**
     * Sends exactly these bytes, HTTP or not, and keeps the connection.
     *
     * @param bytes one character a byte, from 0 to 255
     * @return the fault
     */
    public static WireFault raw(String bytes) {
        byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return new WireFault("raw", NONE, (exchange, wire) -> exchange.send(all), Ending.HOLD);
    }

    /**
     * Sends these bytes again and again.
     *
     * @param bytes one character a byte, from 0 to 255
     * @param pause real time before each time; at zero it is as fast as the client reads them
     * @return the fault
     */
    public static WireFault endless(String bytes, Duration pause) {
        byte[] all = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return new WireFault("endless", NONE, (exchange, wire) -> repeat(exchange, all, pause), Ending.HOLD);
    }

    /**
     * Returns this fault with a reset in place of an orderly close. A reset overtakes what is still on its way.
     *
     * @return the fault
     * @throws IllegalStateException if this fault does not close the connection
     */
    public WireFault byReset() {
        if (ending == Ending.HOLD) {
            throw new IllegalStateException(name + " does not close the connection");
        }
        return new WireFault(name, response, action, Ending.RESET);
    }

    /** Returns whether it applies to a new connection, before any request. */
    boolean isUnread() {
        return name.equals("unread");
    }

    /** Returns what its response is held until. */
    CompletableFuture<?> gate() {
        return response.gate();
    }

    void applyTo(Exchange exchange, String date) throws IOException {
        action.applyTo(exchange, response.wire(date));
        switch (ending) {
            case CLOSE -> exchange.close();
            case RESET -> exchange.reset();
            case HOLD -> {
                // until the client closes it
            }
        }
    }

    private static void send(Exchange exchange, Wire wire) throws IOException {
        exchange.send(concat(wire.head(), wire.body()));
    }

    private static void sendTwice(Exchange exchange, Wire wire) throws IOException {
        exchange.send(concat(wire.head(), wire.body(), wire.head(), wire.body()));
    }

    private static void sendHalfTheHead(Exchange exchange, Wire wire) throws IOException {
        exchange.send(Arrays.copyOf(wire.head(), wire.head().length / 2));
    }

    private static void sendHalfTheBody(Exchange exchange, Wire wire) throws IOException {
        exchange.send(concat(wire.head(), Arrays.copyOf(wire.body(), wire.body().length / 2)));
    }

    private static void sendChunks(Exchange exchange, Wire wire) throws IOException {
        byte[] body = wire.body();
        int half = body.length / 2;
        exchange.send(concat(
                wire.head(), chunk(Arrays.copyOf(body, half)), chunk(Arrays.copyOfRange(body, half, body.length))));
    }

    private static byte[] chunk(byte[] bytes) {
        return concat(ascii(Integer.toHexString(bytes.length) + "\r\n"), bytes, ascii("\r\n"));
    }

    private static void trickle(Exchange exchange, byte[] bytes, int at, Duration pause) {
        if (at < bytes.length) {
            exchange.later(pause, () -> {
                exchange.send(new byte[] {bytes[at]});
                trickle(exchange, bytes, at + 1, pause);
            });
        }
    }

    private static void repeat(Exchange exchange, byte[] bytes, Duration pause) {
        exchange.later(pause, () -> {
            exchange.send(bytes);
            repeat(exchange, bytes, pause);
        });
    }

    private static void flood(Exchange exchange, byte[] bytes) {
        exchange.later(Duration.ZERO, () -> {
            while (!exchange.isClosed()) {
                exchange.send(bytes);
            }
        });
    }

    private static int atLeast1(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, was " + bytes);
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Returns the name of the fault. */
    @Override
    public String toString() {
        return "WireFault[" + name + (ending == Ending.RESET ? ", by reset]" : "]");
    }

    /** Sends a response, or parts of it. */
    @FunctionalInterface
    private interface Action {
        void applyTo(Exchange exchange, Wire wire) throws IOException;
    }

    private enum Ending {
        HOLD,
        CLOSE,
        RESET
    }
}
