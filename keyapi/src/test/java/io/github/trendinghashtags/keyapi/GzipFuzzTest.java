package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Whatever is said to be gzip takes no more room than the limit. CONTRIBUTING.md says how to run this for hours. */
class GzipFuzzTest {
    private static final int LIMIT = 2 * 1024 * 1024;
    private static final long FIXED = 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @FuzzTest
    void anyBytesDecodeWithinTheLimitOrFail(byte[] encoded) {
        for (int limit : new int[] {encoded.length, encoded.length + 1000, Math.max(encoded.length, LIMIT)}) {
            decode(encoded, limit);
        }
    }

    @FuzzTest
    void whatWasEncodedComesBackAndWhatWasCutOffDoesNot(byte[] plain) throws IOException {
        byte[] encoded = gzip(plain);

        ResponseBody decoded = decode(encoded, Math.max(encoded.length, plain.length));

        assertThat(decoded).isNotNull();
        assertThat(decoded.stream().readAllBytes()).isEqualTo(plain);
        int cut = (Arrays.hashCode(plain) & Integer.MAX_VALUE) % encoded.length;
        assertThat(decode(Arrays.copyOf(encoded, cut), LIMIT)).isNull();
        if (plain.length > encoded.length) {
            assertThat(decode(encoded, plain.length - 1)).isNull();
        }
    }

    /** Decodes, and returns null where that fails as it may. */
    private static ResponseBody decode(byte[] encoded, int limit) {
        ResponseBody body = body(encoded, limit);
        long most = limit + FIXED;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        ResponseBody decoded = decodeOrNull(body);
        if (THREADS.getCurrentThreadAllocatedBytes() - before > most) {
            // Classes that were loaded count too, but only once.
            before = THREADS.getCurrentThreadAllocatedBytes();
            decoded = decodeOrNull(body);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated")
                    .isLessThanOrEqualTo(most);
        }
        if (decoded != null) {
            assertThat(decoded.length()).isBetween(0, limit);
        }
        return decoded;
    }

    private static ResponseBody decodeOrNull(ResponseBody body) {
        try {
            return body.decoded("gzip");
        } catch (IOException refused) {
            return null;
        }
    }

    private static ResponseBody body(byte[] encoded, int limit) {
        ResponseBody body = new ResponseBody(limit, encoded.length);
        try {
            body.append(ByteBuffer.wrap(encoded));
        } catch (IOException tooLarge) {
            throw new UncheckedIOException(tooLarge);
        }
        return body;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
            gzip.write(plain);
        }
        return encoded.toByteArray();
    }
}
