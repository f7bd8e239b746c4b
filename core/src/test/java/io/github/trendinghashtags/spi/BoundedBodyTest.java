package io.github.trendinghashtags.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.spi.BoundedBody.TooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyTest {
    private static final int LIMIT = 100_000;

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] contents(BoundedBody body) {
        return Arrays.copyOf(body.array(), body.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 16384, 16385, LIMIT - 1, LIMIT})
    void whatIsAppendedIsKept(int count) throws IOException {
        byte[] bytes = bytes(count);
        BoundedBody buffered = new BoundedBody(LIMIT, -1);
        BoundedBody streamed = new BoundedBody(LIMIT, -1);

        buffered.append(ByteBuffer.wrap(bytes));
        streamed.appendAll(new ByteArrayInputStream(bytes));

        assertThat(contents(buffered)).isEqualTo(bytes);
        assertThat(contents(streamed)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, LIMIT, LIMIT + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void theExpectedLengthIsNoMoreThanAHint(long expected) throws IOException {
        byte[] bytes = bytes(20_000);
        BoundedBody body = new BoundedBody(LIMIT, expected);

        body.appendAll(new ByteArrayInputStream(bytes));

        assertThat(contents(body)).isEqualTo(bytes);
    }

    @Test
    void anExpectedLengthIsReservedOnceUpToTheLimit() {
        assertThat(new BoundedBody(LIMIT, 20_000).array()).hasSize(20_000);
        assertThat(new BoundedBody(LIMIT, 0).array()).isEmpty();
        assertThat(new BoundedBody(LIMIT, -1).array()).hasSize(8192);
        assertThat(new BoundedBody(100, -1).array()).hasSize(100);
        assertThat(new BoundedBody(LIMIT, Long.MAX_VALUE).array()).hasSize(LIMIT);
    }

    @Test
    void aBodyOfTheExpectedLengthIsNotCopied() throws IOException {
        BoundedBody body = new BoundedBody(LIMIT, 20_000);
        byte[] reserved = body.array();

        body.appendAll(new ByteArrayInputStream(bytes(20_000)));

        assertThat(body.array()).isSameAs(reserved);
    }

    @Test
    void anArrayDoublesAndNeverOutgrowsTheLimit() throws IOException {
        BoundedBody body = new BoundedBody(LIMIT, -1);
        body.append(ByteBuffer.allocate(8193));
        assertThat(body.array()).hasSize(16_384);

        body.append(ByteBuffer.allocate(50_000));
        assertThat(body.array()).hasSize(58_193);

        body.append(ByteBuffer.allocate(1));
        assertThat(body.array()).hasSize(LIMIT);
    }

    @Test
    void manySmallPiecesMakeAWhole() throws IOException {
        byte[] bytes = bytes(30_000);
        BoundedBody body = new BoundedBody(LIMIT, 0);
        for (byte one : bytes) {
            body.append(ByteBuffer.wrap(new byte[] {one}));
        }

        assertThat(contents(body)).isEqualTo(bytes);
    }

    @Test
    void onlyWhatABufferHasLeftIsTaken() throws IOException {
        BoundedBody body = new BoundedBody(LIMIT, -1);
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);

        body.append(buffer);

        assertThat(contents(body)).containsExactly(2, 3);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void aByteBeyondTheLimitIsRefused() throws IOException {
        BoundedBody body = new BoundedBody(LIMIT, -1);
        body.append(ByteBuffer.allocate(LIMIT));

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> body.append(ByteBuffer.allocate(1)))
                .withMessage("the body is larger than 100000 bytes");
        assertThat(body.length()).isEqualTo(LIMIT);
    }

    @Test
    void aStreamBeyondTheLimitIsRefused() {
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> new BoundedBody(LIMIT, -1).appendAll(new ByteArrayInputStream(bytes(LIMIT + 1))));
    }

    @Test
    void aStreamWithoutEndIsRefusedAtTheLimit() {
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                assertThat(++given).isLessThanOrEqualTo(LIMIT + 1);
                return 'x';
            }
        };

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> new BoundedBody(LIMIT, -1).appendAll(endless));
    }

    @Test
    void aLimitOfNothingTakesNothing() throws IOException {
        BoundedBody body = new BoundedBody(0, -1);
        body.appendAll(InputStream.nullInputStream());
        body.append(ByteBuffer.allocate(0));

        assertThat(body.length()).isZero();
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> body.append(ByteBuffer.allocate(1)));
    }

    @Test
    void aStreamThatGivesOneByteAtATimeIsReadToItsEnd() throws IOException {
        byte[] bytes = bytes(10_000);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int count) {
                return super.read(into, offset, Math.min(count, 1));
            }
        };
        BoundedBody body = new BoundedBody(LIMIT, -1);
        body.appendAll(slow);

        assertThat(contents(body)).isEqualTo(bytes);
    }
}
