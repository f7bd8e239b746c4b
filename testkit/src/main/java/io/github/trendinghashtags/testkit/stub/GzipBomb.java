package io.github.trendinghashtags.testkit.stub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A body that expands a thousandfold, built once on first use. */
final class GzipBomb {
    private static final int MEBIBYTES = 256;
    private static final byte[] ZIPPED = zip();

    private GzipBomb() {}

    static StubResponse response(int status) {
        return StubResponse.of(status, ZIPPED)
                .withHeader("Content-Type", "application/json")
                .withHeader("Content-Encoding", "gzip");
    }

    private static byte[] zip() {
        byte[] blanks = new byte[1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(300 * 1024);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                gzip.write(blanks);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }
}
