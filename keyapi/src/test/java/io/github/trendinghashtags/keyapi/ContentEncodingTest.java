package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.trendinghashtags.keyapi.ResponseBody.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentEncodingTest {
    private static final byte[] WORDS = "hashtags ".repeat(2000).getBytes(StandardCharsets.UTF_8);

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        }
        return zipped.toByteArray();
    }

    private static ResponseBody body(int limit, byte[] bytes) throws IOException {
        ResponseBody body = new ResponseBody(limit, bytes.length);
        body.append(ByteBuffer.wrap(bytes));
        return body;
    }

    private static byte[] decoded(byte[] bytes, String encoding) throws IOException {
        return body(1 << 20, bytes).decoded(encoding).stream().readAllBytes();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "identity", "Identity", " identity "})
    void aPlainBodyIsTheSame(String encoding) throws IOException {
        ResponseBody body = body(1 << 20, WORDS);

        assertThat(body.decoded(encoding)).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", " gzip\t"})
    void oneLayerOfGzipIsTakenOff(String encoding) throws IOException {
        assertThat(decoded(gzip(WORDS), encoding)).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip,br", "identity, gzip", "*"})
    void anotherEncodingIsRefused(String encoding) {
        assertThatIOException()
                .isThrownBy(() -> decoded(gzip(WORDS), encoding))
                .withMessage("a content encoding that was not asked for");
    }

    @Test
    void aSecondLayerStaysOn() throws IOException {
        assertThat(decoded(gzip(gzip(WORDS)), "gzip")).isEqualTo(gzip(WORDS));
    }

    @Test
    void aGzippedBodyWithoutTheHeaderStaysAsItIs() throws IOException {
        assertThat(decoded(gzip(WORDS), null)).isEqualTo(gzip(WORDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u001f", "\u001fx", "x\u008b", "{}", "hashtags hashtags hashtags"})
    void whatIsNoGzipUnderItsHeaderIsRefused(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.ISO_8859_1);

        assertThatIOException().isThrownBy(() -> decoded(bytes, "gzip"));
    }

    @Test
    void gzipOfNothingIsNothing() throws IOException {
        assertThat(decoded(gzip(new byte[0]), "gzip")).isEmpty();
    }

    @Test
    void gzipCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = gzip("hashtags".getBytes(StandardCharsets.UTF_8));
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatIOException().isThrownBy(() -> decoded(cut, "gzip"));
        }
    }

    @Test
    void gzipWithAWrongChecksumIsRefused() throws IOException {
        byte[] broken = gzip(WORDS);
        broken[broken.length - 5] ^= 1;

        assertThatIOException().isThrownBy(() -> decoded(broken, "gzip"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 17, 18, 19, 100, 10_000})
    void whatFollowsGzipIsRefused(int length) throws IOException {
        for (byte[] plain : List.of(new byte[0], WORDS, incompressible())) {
            byte[] zipped = gzip(plain);
            byte[] followed = Arrays.copyOf(zipped, zipped.length + length);

            assertThatIOException()
                    .isThrownBy(() -> decoded(followed, "gzip"))
                    .withMessage("something follows the gzip data");
        }
    }

    @Test
    void severalMembersAreOneBody() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (byte[] part : List.of(WORDS, incompressible(), new byte[0], WORDS)) {
            members.write(gzip(part));
            plain.write(part);
        }

        assertThat(decoded(members.toByteArray(), "gzip")).isEqualTo(plain.toByteArray());
    }

    /** Takes more than one of the inflater's buffers. */
    private static byte[] incompressible() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aBombIsRefusedAtTheLimit() throws IOException {
        byte[] bomb = gzip(new byte[10 << 20]);

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> body(1 << 20, bomb).decoded("gzip"))
                .withMessage("the body is larger than 1048576 bytes");
    }

    @Test
    void theLimitHoldsToTheByteAfterDecompression() throws IOException {
        assertThat(body(WORDS.length, gzip(WORDS)).decoded("gzip").length()).isEqualTo(WORDS.length);
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> body(WORDS.length - 1, gzip(WORDS)).decoded("gzip"));
    }
}
