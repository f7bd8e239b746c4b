package io.github.trendinghashtags.examples.cli.snapshot;

import io.github.trendinghashtags.examples.cli.json.UnreadableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file's lines, without the empty ones, in bounded memory whatever the file is. */
final class Lines implements Closeable {

    /** A hundred times a whole ranking. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final InputStream in;
    private long number;

    private Lines(InputStream in) {
        this.in = in;
    }

    static Lines of(Path file) throws IOException {
        return new Lines(new BufferedInputStream(Files.newInputStream(file)));
    }

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param kept its bytes, or the first of them
     * @param bytes how many it has, from 1
     * @param isEnded whether a line break ends it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Line(long number, byte[] kept, long bytes, boolean isEnded) {

        /**
         * The line as text.
         *
         * @throws UnreadableException if it is too long, or not UTF-8
         */
        String text() {
            if (bytes > kept.length) {
                throw new UnreadableException("the line must be at most " + kept.length + " bytes, was " + bytes);
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(kept))
                        .toString();
            } catch (CharacterCodingException broken) {
                throw new UnreadableException("the line must be UTF-8");
            }
        }

        /** Whether the line begins with that, or was cut off within it. */
        boolean beginsLike(String beginning) {
            String start = new String(kept, 0, Math.min(kept.length, beginning.length()), StandardCharsets.US_ASCII);
            return isEnded ? start.equals(beginning) : beginning.startsWith(start);
        }
    }

    /** The next line that is not empty, or null at the file's end. */
    @Nullable
    Line next() throws IOException {
        while (true) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            long bytes = 0;
            int b = in.read();
            if (b < 0) {
                return null;
            }
            number++;
            for (; b >= 0 && b != '\n'; b = in.read()) {
                bytes++;
                if (bytes <= MOST_BYTES) {
                    kept.write(b);
                }
            }
            if (bytes > 0) {
                return new Line(number, kept.toByteArray(), bytes, b == '\n');
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
