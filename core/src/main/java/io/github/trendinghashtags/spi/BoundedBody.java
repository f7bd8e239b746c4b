package io.github.trendinghashtags.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that grow up to a limit and fail past it, so that no answer can fill the memory. Not safe for use by two threads
 * at once.
 */
public final class BoundedBody {
    private static final int FIRST_SIZE = 8 * 1024;

    private final int limit;
    private byte[] bytes;
    private int length;

    /**
     * An empty body.
     *
     * @param limit the most bytes it takes, from 0
     * @param expected how many are expected, or a negative number where nobody knows; a hint, never believed past the
     *     limit
     */
    public BoundedBody(int limit, long expected) {
        this.limit = limit;
        this.bytes = new byte[(int) Math.min(expected < 0 ? FIRST_SIZE : expected, limit)];
    }

    /**
     * Takes all that the buffer holds.
     *
     * @param more the bytes
     * @throws TooLargeException where the body would pass its limit
     */
    public void append(ByteBuffer more) throws TooLargeException {
        int count = more.remaining();
        reserve(count);
        more.get(bytes, length, count);
        length += count;
    }

    /**
     * Takes all that the stream gives, up to its end, and leaves it open.
     *
     * @param in where the bytes come from
     * @throws TooLargeException where the body would pass its limit
     * @throws IOException where the stream fails
     */
    public void appendAll(InputStream in) throws IOException {
        while (true) {
            if (length == bytes.length) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                reserve(1);
                bytes[length++] = (byte) next;
            }
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return;
            }
            length += count;
        }
    }

    /**
     * This body without its content encoding.
     *
     * @param encoding the {@code Content-Encoding}: none, {@code identity}, or one layer of {@code gzip}
     * @return the decoded body, under the same limit
     * @throws TooLargeException where the decoded body would pass its limit
     * @throws IOException where the encoding is another one, or the bytes are not in it
     */
    BoundedBody decoded(@Nullable String encoding) throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> this;
            case "gzip", "x-gzip" -> gunzipped();
            default -> throw new IOException("a content encoding that was not asked for");
        };
    }

    private BoundedBody gunzipped() throws IOException {
        BoundedBody decoded = new BoundedBody(limit, Math.min(8L * length, 64 * 1024));
        try (InputStream in = new Members(new ByteArrayInputStream(bytes, 0, length))) {
            decoded.appendAll(in);
        }
        return decoded;
    }

    private void reserve(int more) throws TooLargeException {
        if (more > limit - length) {
            throw new TooLargeException(limit);
        }
        if (length + more > bytes.length) {
            int grown = Math.max(length + more, Math.max(FIRST_SIZE, 2 * bytes.length));
            bytes = Arrays.copyOf(bytes, Math.min(grown, limit));
        }
    }

    /** The array that holds the bytes, from 0 to {@link #length()}; not a copy. */
    byte[] array() {
        return bytes;
    }

    /**
     * How many bytes there are.
     *
     * @return from 0 to the limit
     */
    public int length() {
        return length;
    }

    /**
     * Reads gzip, of which the members follow one another. The JDK's reader calls itself for each member without data, so
     * that some thousands of them, of 20 bytes each, would overflow the stack.
     */
    private static final class Members extends GZIPInputStream {
        private static final int MOST_WITHOUT_DATA = 16;

        private int withoutData;

        Members(InputStream in) throws IOException {
            super(in, FIRST_SIZE);
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (withoutData > MOST_WITHOUT_DATA) {
                throw new IOException("too many gzip members without data");
            }
            withoutData++;
            try {
                return super.read(into, from, count);
            } finally {
                withoutData--;
            }
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
