package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.github.trendinghashtags.keyapi.ResponseBody.TooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBodyTest {
    private static final int LIMIT = 100_000;
    private static final int OBJECTS = 3_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] contents(ResponseBody body) throws IOException {
        return body.stream().readAllBytes();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static long allocatedBy(Step step) throws IOException {
        step.run(); // classes that are loaded count too, but only once
        long before = THREADS.getCurrentThreadAllocatedBytes();
        step.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long allocatedByAdopting(long expected, int... sizes) throws IOException {
        List<ByteBuffer> buffers = Arrays.stream(sizes)
                .mapToObj(size -> ByteBuffer.wrap(bytes(size)))
                .toList();
        return allocatedBy(() -> {
            ResponseBody body = new ResponseBody(LIMIT, expected);
            for (ByteBuffer buffer : buffers) {
                body.adopt(buffer.duplicate());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 16384, 16385, LIMIT - 1, LIMIT})
    void whatIsAppendedIsKept(int count) throws IOException {
        byte[] bytes = bytes(count);
        ResponseBody buffered = new ResponseBody(LIMIT, -1);
        ResponseBody adopted = new ResponseBody(LIMIT, -1);
        ResponseBody streamed = new ResponseBody(LIMIT, -1);

        buffered.append(ByteBuffer.wrap(bytes));
        adopted.adopt(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        streamed.appendAll(new ByteArrayInputStream(bytes));

        assertThat(contents(buffered)).isEqualTo(bytes);
        assertThat(contents(adopted)).isEqualTo(bytes);
        assertThat(contents(streamed)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1, LIMIT, LIMIT + 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void theExpectedLengthIsNoMoreThanAHint(long expected) throws IOException {
        byte[] bytes = bytes(20_000);
        ResponseBody body = new ResponseBody(LIMIT, expected);

        body.appendAll(new ByteArrayInputStream(bytes));

        assertThat(contents(body)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 20_000, LIMIT, Long.MAX_VALUE})
    void noMoreThanTheLimitIsEverReserved(long expected) throws IOException {
        byte[] bytes = bytes(LIMIT);

        assertThat(allocatedBy(() -> new ResponseBody(LIMIT, expected).appendAll(new ByteArrayInputStream(bytes))))
                .isBetween((long) LIMIT, (long) LIMIT + OBJECTS);
        assertThat(allocatedBy(() -> new ResponseBody(LIMIT, expected).append(ByteBuffer.wrap(bytes))))
                .isBetween((long) LIMIT, (long) LIMIT + OBJECTS);
    }

    @Test
    void aBodyOfTheExpectedLengthTakesNoMoreThanThat() throws IOException {
        byte[] bytes = bytes(20_000);

        assertThat(allocatedBy(() -> new ResponseBody(LIMIT, 20_000).appendAll(new ByteArrayInputStream(bytes))))
                .isBetween(20_000L, 20_000L + OBJECTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 20_000})
    void aLargeBufferIsKeptAndNotCopied(long expected) throws IOException {
        assertThat(allocatedByAdopting(expected, 16_384, 4_096)).isLessThan(OBJECTS);
    }

    @Test
    void aSmallBufferIsCopiedSinceItCanHoldALargeArray() throws IOException {
        byte[] bytes = bytes(4_095);
        ResponseBody body = new ResponseBody(LIMIT, -1);
        body.adopt(ByteBuffer.wrap(bytes));

        Arrays.fill(bytes, (byte) 0);

        assertThat(contents(body)).isEqualTo(bytes(4_095));
    }

    @Test
    void aLargeBufferIsCopiedWhereThereIsRoomForItAnyway() throws IOException {
        assertThat(allocatedByAdopting(20_000, 100, 19_900)).isBetween(20_000L, 20_000L + OBJECTS);
    }

    @Test
    void aSmallBufferAfterALargeOneTakesNoMoreThanWhatIsExpected() throws IOException {
        assertThat(allocatedByAdopting(19_384, 16_384, 3_000)).isBetween(3_000L, 2 * 3_000L);
    }

    @Test
    void piecesOfAllKindsFollowOneAnother() throws IOException {
        byte[] bytes = bytes(60_000);
        ResponseBody body = new ResponseBody(LIMIT, 9_000);

        body.adopt(ByteBuffer.wrap(bytes, 0, 5_000));
        body.append(ByteBuffer.wrap(bytes, 5_000, 100));
        body.adopt(ByteBuffer.wrap(bytes, 5_100, 20_000));
        body.adopt(ByteBuffer.wrap(bytes, 25_100, 10));
        body.append(ByteBuffer.wrap(bytes, 25_110, 10_000));
        body.appendAll(new ByteArrayInputStream(bytes, 35_110, 24_890));

        assertThat(contents(body)).isEqualTo(bytes);
        assertThat(body.length()).isEqualTo(60_000);
    }

    @Test
    void littleThatIsReservedForADecodedBodyGoesToWaste() throws IOException {
        byte[] zipped = ContentEncodingTest.gzip(new byte[10]);
        ResponseBody body = new ResponseBody(LIMIT, zipped.length);
        body.append(ByteBuffer.wrap(zipped));

        // The JDK's reader has a buffer of 8 KB itself.
        assertThat(allocatedBy(() -> body.decoded("gzip"))).isLessThan(8_192 + 8L * zipped.length + OBJECTS);
    }

    @Test
    void eachStreamBeginsAtTheFirstByteAndSaysHowManyAreLeft() throws IOException {
        ResponseBody body = new ResponseBody(LIMIT, 1);
        body.append(ByteBuffer.wrap(new byte[] {1, (byte) 0xff, 3}));
        InputStream stream = body.stream();

        assertThat(stream.read()).isEqualTo(1);
        assertThat(stream.read()).isEqualTo(0xff);
        assertThat(stream.available()).isEqualTo(1);
        assertThat(body.stream().read()).isEqualTo(1);
        assertThat(stream.read()).isEqualTo(3);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.available()).isZero();
    }

    @Test
    void manySmallPiecesMakeAWhole() throws IOException {
        byte[] bytes = bytes(30_000);
        ResponseBody body = new ResponseBody(LIMIT, 0);
        for (byte one : bytes) {
            body.append(ByteBuffer.wrap(new byte[] {one}));
        }

        assertThat(contents(body)).isEqualTo(bytes);
    }

    @Test
    void onlyWhatABufferHasLeftIsTaken() throws IOException {
        ResponseBody body = new ResponseBody(LIMIT, -1);
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2);

        body.append(buffer);

        assertThat(contents(body)).containsExactly(2, 3);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void aByteBeyondTheLimitIsRefused() throws IOException {
        ResponseBody body = new ResponseBody(LIMIT, -1);
        body.append(ByteBuffer.allocate(LIMIT));

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> body.append(ByteBuffer.allocate(1)))
                .withMessage("the body is larger than 100000 bytes");
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> body.adopt(ByteBuffer.allocate(8_192)));
        assertThat(body.length()).isEqualTo(LIMIT);
    }

    @Test
    void aStreamBeyondTheLimitIsRefused() {
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> new ResponseBody(LIMIT, -1).appendAll(new ByteArrayInputStream(bytes(LIMIT + 1))));
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
                .isThrownBy(() -> new ResponseBody(LIMIT, -1).appendAll(endless));
    }

    @Test
    void aLimitOfNothingTakesNothing() throws IOException {
        ResponseBody body = new ResponseBody(0, -1);
        body.appendAll(InputStream.nullInputStream());
        body.append(ByteBuffer.allocate(0));
        body.adopt(ByteBuffer.allocate(0));

        assertThat(body.length()).isZero();
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> body.append(ByteBuffer.allocate(1)));
        assertThatExceptionOfType(TooLargeException.class).isThrownBy(() -> body.adopt(ByteBuffer.allocate(8_192)));
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
        ResponseBody body = new ResponseBody(LIMIT, -1);
        body.appendAll(slow);

        assertThat(contents(body)).isEqualTo(bytes);
    }
}
