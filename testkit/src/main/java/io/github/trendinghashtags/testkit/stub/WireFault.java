package io.github.trendinghashtags.testkit.stub;

import io.github.trendinghashtags.testkit.stub.StubAnswer.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * What can go wrong between a server and its client below HTTP's own statuses, for the stub to do in place of an answer.
 * Immutable. One that does not close the connection holds it until the client lets go: without a thread, but for a flood.
 *
 * <pre>{@code
 * stub.enqueue(WireFault.cutInBody(StubAnswer.documented()).byReset());
 * TrendingHashtagsPage page = hashtags.fetch(TrendingHashtagsQuery.defaults());
 * assertEquals(2, page.receipt().attempts());
 * }</pre>
 *
 * <p>An answer that never begins is {@link StubAnswer#never()}. A redirect is an answer with a {@code Location}, such as
 * that of a second stub, which tells whether anyone came.
 */
public final class WireFault {
    private static final StubAnswer NONE = StubAnswer.empty(200);

    private final String name;
    private final StubAnswer answer;
    private final Deed deed;
    private final Ending ending;

    private WireFault(String name, StubAnswer answer, Deed deed, Ending ending) {
        this.name = name;
        this.answer = answer;
        this.deed = deed;
        this.ending = ending;
    }

    /**
     * Closes a connection of which nothing was read: the next one that is made. Where a request comes over an older one
     * first, closes that one in place of an answer.
     *
     * @return the fault
     */
    public static WireFault unread() {
        return new WireFault("unread", NONE, (exchange, wire) -> {}, Ending.CLOSE);
    }

    /**
     * Closes the connection when the request has arrived, without a byte of an answer.
     *
     * @return the fault
     */
    public static WireFault unanswered() {
        return new WireFault("unanswered", NONE, (exchange, wire) -> {}, Ending.CLOSE);
    }

    /**
     * Closes the connection amid the head.
     *
     * @param answer what was to come
     * @return the fault
     */
    public static WireFault cutInHead(StubAnswer answer) {
        return new WireFault("cutInHead", answer, WireFault::sendHalfTheHead, Ending.CLOSE);
    }

    /**
     * Closes the connection amid the body.
     *
     * @param answer what was to come, whose length is announced
     * @return the fault
     */
    public static WireFault cutInBody(StubAnswer answer) {
        return new WireFault("cutInBody", answer, WireFault::sendHalfTheBody, Ending.CLOSE);
    }

    /**
     * Announces a longer body than comes, and closes the connection after what may well be a whole document.
     *
     * @param answer what comes
     * @param missing how many bytes more are announced, from 1
     * @return the fault
     */
    public static WireFault truncated(StubAnswer answer, int missing) {
        return new WireFault("truncated", answer.withLengthOff(atLeast1(missing)), WireFault::send, Ending.CLOSE);
    }

    /**
     * Closes the connection after two chunks that hold the whole body, without the last chunk that says so.
     *
     * @param answer what comes
     * @return the fault
     */
    public static WireFault cutInChunks(StubAnswer answer) {
        return new WireFault(
                "cutInChunks", answer.withHeader("Transfer-Encoding", "chunked"), WireFault::sendChunks, Ending.CLOSE);
    }

    /**
     * Answers as it should, and closes the connection without having said so: the next request over it is in vain.
     *
     * @param answer what comes
     * @return the fault
     */
    public static WireFault dropped(StubAnswer answer) {
        return new WireFault("dropped", answer, WireFault::send, Ending.CLOSE);
    }

    /**
     * Answers as it should, and closes its side of the connection after that time without having said so, as servers do
     * with idle connections. Reads no further request over it.
     *
     * @param answer what comes
     * @param idle real time from the answer on
     * @return the fault
     */
    public static WireFault dropped(StubAnswer answer, Duration idle) {
        Deed deed = (exchange, wire) -> {
            send(exchange, wire);
            exchange.later(idle, exchange::closeOutput);
        };
        return new WireFault("dropped", answer, deed, Ending.HOLD);
    }

    /**
     * Announces a shorter body than comes, and keeps the connection: the surplus stands where the next answer should.
     *
     * @param answer what comes
     * @param surplus how many bytes fewer are announced, from 1
     * @return the fault
     */
    public static WireFault overlong(StubAnswer answer, int surplus) {
        return new WireFault("overlong", answer.withLengthOff(-atLeast1(surplus)), WireFault::send, Ending.HOLD);
    }

    /**
     * Answers as it should, and at once a second time, which nobody asked for, and keeps the connection: a whole answer
     * stands where the next one should.
     *
     * @param answer what comes
     * @return the fault
     */
    public static WireFault answeredTwice(StubAnswer answer) {
        return new WireFault("answeredTwice", answer, WireFault::sendTwice, Ending.HOLD);
    }

    /**
     * Sends half the head, and no more.
     *
     * @param answer what was to come
     * @return the fault
     */
    public static WireFault stalledInHead(StubAnswer answer) {
        return new WireFault("stalledInHead", answer, WireFault::sendHalfTheHead, Ending.HOLD);
    }

    /**
     * Sends half the body, and no more.
     *
     * @param answer what was to come
     * @return the fault
     */
    public static WireFault stalledInBody(StubAnswer answer) {
        return new WireFault("stalledInBody", answer, WireFault::sendHalfTheBody, Ending.HOLD);
    }

    /**
     * Sends the head at once and the body a byte at a time, so that there is always something to read.
     *
     * @param answer what comes
     * @param pause real time before each byte
     * @return the fault
     */
    public static WireFault trickled(StubAnswer answer, Duration pause) {
        Deed deed = (exchange, wire) -> {
            exchange.send(wire.head());
            trickle(exchange, wire.body(), 0, pause);
        };
        return new WireFault("trickled", answer, deed, Ending.HOLD);
    }

    /**
     * Sends headers for ever, as fast as the client reads them.
     *
     * @return the fault
     */
    public static WireFault endlessHead() {
        byte[] header = ascii("X-Filler: " + "x".repeat(1000) + "\r\n");
        Deed deed = (exchange, wire) -> {
            exchange.send(Arrays.copyOf(wire.head(), wire.head().length - 2));
            flood(exchange, header);
        };
        return new WireFault("endlessHead", NONE, deed, Ending.HOLD);
    }

    /**
     * Sends a body for ever, as fast as the client reads it: a JSON document that is well formed so far.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the fault
     */
    public static WireFault endlessBody(int status) {
        byte[] blanks = chunk(ascii(" ".repeat(16 * 1024)));
        Deed deed = (exchange, wire) -> {
            exchange.send(wire.head());
            flood(exchange, blanks);
        };
        StubAnswer chunked = StubAnswer.json(status, "").withHeader("Transfer-Encoding", "chunked");
        return new WireFault("endlessBody", chunked, deed, Ending.HOLD);
    }

    /**
     * Answers with 256 MiB of blanks in some 256 KiB of gzip.
     *
     * @param status the HTTP status, from 200 to 599
     * @return the fault
     */
    public static WireFault gzipBomb(int status) {
        return new WireFault("gzipBomb", GzipBomb.answer(status), WireFault::send, Ending.HOLD);
    }

    /**
     * Sends these bytes and no others, be they HTTP or not, and keeps the connection.
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
     * This fault with a reset in place of an orderly close. A reset overtakes what is still on its way.
     *
     * @return the fault
     * @throws IllegalStateException where this one does not close the connection
     */
    public WireFault byReset() {
        if (ending == Ending.HOLD) {
            throw new IllegalStateException(name + " does not close the connection");
        }
        return new WireFault(name, answer, deed, Ending.RESET);
    }

    /** Whether it befalls a connection before a request does. */
    boolean isUnread() {
        return name.equals("unread");
    }

    void befall(Exchange exchange, String date) throws IOException {
        deed.befall(exchange, answer.wire(date));
        switch (ending) {
            case CLOSE -> exchange.close();
            case RESET -> exchange.reset();
            case HOLD -> {
                // until the client lets go
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

    /** What it is called here. */
    @Override
    public String toString() {
        return "WireFault[" + name + (ending == Ending.RESET ? ", by reset]" : "]");
    }

    /** What is sent of an answer, and how. */
    @FunctionalInterface
    private interface Deed {
        void befall(Exchange exchange, Wire wire) throws IOException;
    }

    private enum Ending {
        HOLD,
        CLOSE,
        RESET
    }
}
