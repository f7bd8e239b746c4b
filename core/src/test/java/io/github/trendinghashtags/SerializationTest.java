package io.github.trendinghashtags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializationTest {

    static Stream<Serializable> records() {
        return Stream.of(
                Samples.page(),
                new TrendingHashtagsPage(List.of(), 1, 100, false, Samples.RECEIPT, true),
                Samples.fullHashtag(),
                Samples.RECEIPT,
                TrendingHashtagsQuery.defaults().withIndustry(IndustryId.PETS),
                TrendPeriod.LAST_30_DAYS,
                Region.of("US"),
                IndustryId.GAMES,
                RankMovement.up(1),
                RankMovement.down(null),
                RankMovement.unchanged(),
                RankMovement.newEntry(),
                RankMovement.unknown(9));
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordComesBackEqual(Serializable original) throws Exception {
        assertThat(thereAndBack(original)).isEqualTo(original);
    }

    static Stream<TrendingHashtagsException> exceptions() {
        return ExceptionsTest.all()
                .map(arguments -> (TrendingHashtagsException) arguments.get()[0]);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void anExceptionComesBackWithAllItSays(TrendingHashtagsException original) throws Exception {
        TrendingHashtagsException copy = thereAndBack(original);

        assertThat(copy).hasSameClassAs(original).hasMessage(original.getMessage());
        assertThat(copy.receipt()).isEqualTo(original.receipt());
        assertThat(copy.status()).isEqualTo(original.status());
        assertThat(copy.code()).isEqualTo(original.code());
        assertThat(copy.retryable()).isEqualTo(original.retryable());
    }

    @Test
    void anExceptionKeepsItsCauseAndThoseItSuppressed() throws Exception {
        var original =
                new TrendingHashtagsException.ConnectionFailed("second", Samples.RECEIPT, new IOException("reset"));
        original.addSuppressed(
                new TrendingHashtagsException.RateLimited("first", Samples.RECEIPT, 429, null, Duration.ofSeconds(2)));

        TrendingHashtagsException copy = thereAndBack(original);

        assertThat(copy).hasCauseInstanceOf(IOException.class).hasRootCauseMessage("reset");
        assertThat(copy.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        TrendingHashtagsException.RateLimited.class,
                        first -> assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T thereAndBack(T original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
