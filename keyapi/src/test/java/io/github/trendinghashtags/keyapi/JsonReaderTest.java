package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import io.github.trendinghashtags.keyapi.JsonReader.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private static double decimal(String json) throws IOException {
        byte[] bytes = (json + " ").getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = ResponseReader.JACKSON.createParser(bytes)) {
            parser.nextToken();
            return new JsonReader(parser, null).decimal("value");
        }
    }

    private static void exact(String json) throws IOException {
        assertThat(Double.doubleToRawLongBits(decimal(json)))
                .as(json)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "0.96",
                "-0.96",
                "1.0",
                "0.1e1",
                "1e-3",
                "1E22",
                "0.00000000000001",
                "0.000000000000001",
                "0.999999999999999",
                "99999999999999.9",
                "999999999999999.9",
                "9007199254740993.0",
                "0.30000000000000004",
                "4.9e-324",
                "1.7976931348623157e308",
                "0.500000000000000166533453693773481063544750213623046875"
            })
    void aDecimalIsTheNearestDouble(String json) throws IOException {
        exact(json);
    }

    @Test
    void aShortDecimalIsTheNearestDouble() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            exact("0.%04d".formatted(i));
        }
    }

    @Test
    void anyDecimalIsTheNearestDouble() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder digits = new StringBuilder();
            for (int length = 2 + random.nextInt(18); length > 0; length--) {
                digits.append(random.nextInt(10));
            }
            digits.insert(1 + random.nextInt(digits.length() - 1), '.');
            String json = digits.toString().replaceFirst("^0+(?=[0-9])", "");
            exact(random.nextInt(4) == 0 ? '-' + json : json);
        }
    }

    @Test
    void aMessageSaysTheLine() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> decimal("\n\n true"))
                .withMessageStartingWith("value must be a number, was a boolean at line 3, column ");
    }
}
