package io.github.trendinghashtags.keyapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of a body up to a limit, and fails past it, so that no response can fill the memory. Not safe for use by
 * two threads at once.
 */
public final class ResponseBody {
    private static final int PIECE_SIZE = 8 * 1024;

    /** A smaller buffer is copied: it can be a part of a large array, all of which it would hold in memory. */
    private static final int WORTH_KEEPING = 4 * 1024;

    private final int limit;
    private final int expected;

    /** Each holds bytes up to its limit, and the last has room from there to its capacity. */
    private final List<ByteBuffer> pieces = new ArrayList<>();

    private int length;

    /**
     * Creates an empty body.
     *
     * @param limit the most bytes it takes, from 0
     * @param expected how many bytes are expected, or a negative number if that is unknown; a hint, ignored past the limit
     */
    public ResponseBody(int limit, long expected) {
        this.limit = limit;
        this.expected = (int) Math.max(0, Math.min(expected, limit));
    }

    /**
     * Copies the buffer's remaining bytes.
     *
     * @param more the bytes
     * @throws TooLargeException if the body would pass its limit
     */
    public void append(ByteBuffer more) throws TooLargeException {
        requireRoom(more.remaining());
        while (more.hasRemaining()) {
            ByteBuffer last = lastWithRoom();
            int count = Math.min(more.remaining(), room());
            last.put(grow(last, count), more, more.position(), count);
            more.position(more.position() + count);
        }
    }

    /**
     * Takes the buffer's remaining bytes, and keeps a large buffer instead of copying it: its bytes must not change any more.
     *
     * @param more the bytes
     * @throws TooLargeException if the body would pass its limit
     */
    public void adopt(ByteBuffer more) throws TooLargeException {
        int count = more.remaining();
        if (count < WORTH_KEEPING || count <= room()) {
            append(more);
            return;
        }
        requireRoom(count);
        pieces.add(more.slice());
        more.position(more.limit());
        length += count;
    }

    /**
     * Reads the stream to its end, and leaves it open.
     *
     * @param in the bytes
     * @throws TooLargeException if the body would pass its limit
     * @throws IOException if the stream fails
     */
    public void appendAll(InputStream in) throws IOException {
        while (true) {
            if (room() == 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                append(ByteBuffer.wrap(new byte[] {(byte) next}));
            }
            ByteBuffer last = lastWithRoom();
            int count = in.read(last.array(), last.arrayOffset() + last.limit(), room());
            if (count < 0) {
                return;
            }
            grow(last, count);
        }
    }

    /**
     * Decodes the content encoding.
     *
     * @param encoding the {@code Content-Encoding}: none, {@code identity}, or one layer of {@code gzip}
     * @return the decoded body, under the same limit
     * @throws TooLargeException if the decoded body would pass its limit
     * @throws IOException if the encoding is another one, or the bytes are not in it
     */
    ResponseBody decoded(@Nullable String encoding) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> this;
            case "gzip", "x-gzip" -> gunzipped();
            default -> throw new IOException("a content encoding that was not asked for");
        };
    }

    private ResponseBody gunzipped() throws IOException {
        ResponseBody decoded = new ResponseBody(limit, Math.min(8L * length, PIECE_SIZE));
        try (InputStream in = new Members(stream())) {
            decoded.appendAll(in);
        }
        return decoded;
    }

    private void requireRoom(int more) throws TooLargeException {
        if (more > limit - length) {
            throw new TooLargeException(limit);
        }
    }

    private ByteBuffer last() {
        return pieces.get(pieces.size() - 1);
    }

    /** Allocates one piece for all that is still expected, and none past the limit. */
    private ByteBuffer lastWithRoom() {
        if (room() == 0) {
            int size = expected > length ? expected - length : Math.min(PIECE_SIZE, limit - length);
            pieces.add(ByteBuffer.allocate(size).limit(0));
        }
        return last();
    }

    private int room() {
        return pieces.isEmpty() ? 0 : last().capacity() - last().limit();
    }

    /** Counts bytes in, and returns their offset in the piece. */
    private int grow(ByteBuffer piece, int count) {
        int from = piece.limit();
        piece.limit(from + count);
        length += count;
        return from;
    }

    /** Returns all bytes as a view of an array, or null if they are not in one array. */
    @Nullable
    ByteBuffer asArray() {
        return pieces.size() == 1 && last().hasArray() ? last().duplicate().position(0) : null;
    }

    /** Returns all bytes from the first on. Streams are independent of one another, and need no closing. */
    InputStream stream() {
        return new Bytes();
    }

    /**
     * Returns how many bytes there are.
     *
     * @return bytes, from 0 to the limit
     */
    public int length() {
        return length;
    }

    private final class Bytes extends InputStream {
        private int piece;
        private int at;
        private int left = length;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int from, int count) {
            if (left == 0) {
                return -1;
            }
            ByteBuffer current = pieces.get(piece);
            if (at == current.limit()) {
                current = pieces.get(++piece);
                at = 0;
            }
            int given = Math.min(count, current.limit() - at);
            current.get(at, into, from, given);
            at += given;
            left -= given;
            return given;
        }

        @Override
        public int available() {
            return left;
        }
    }

    /**
     * Reads gzip, the members of which follow one another. The JDK's reader calls itself for each member without data, so
     * that some thousands of them, of 20 bytes each, would overflow the stack.
     */
    private static final class Members extends GZIPInputStream {
        private static final int MOST_WITHOUT_DATA = 16;
        private static final int TRAILER_BYTES = 8;

        private int withoutData;

        /** What the source still had when the inflater's buffer was last filled. */
        private int unread;

        Members(InputStream in) throws IOException {
            super(in, PIECE_SIZE);
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (withoutData > MOST_WITHOUT_DATA) {
                throw new IOException("too many gzip members without data");
            }
            withoutData++;
            try {
                int read = super.read(into, from, count);
                // The JDK's reader takes anything that is no member for the end.
                if (read < 0 && inf.getRemaining() + unread > TRAILER_BYTES) {
                    throw new IOException("something follows the gzip data");
                }
                return read;
            } finally {
                withoutData--;
            }
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            unread = in.available();
        }
    }

    /** A body passed its limit. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        /**
         * Names the limit.
         *
         * @param limit in bytes
         */
        public TooLargeException(int limit) {
            super("the body is larger than " + limit + " bytes");
        }
    }
}
