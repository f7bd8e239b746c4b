package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.keyapi.JsonTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the contract does not see of the cursor; what it reads is the contract's. */
class JacksonTokensTest {

    @Test
    void tellsWhereItIs() throws IOException {
        JsonTokens json = open("{\n  \"a\": 1, \"b\": 2}");
        json.nextField();

        assertThat(json.location()).startsWith("line 2, column ");
    }

    @Test
    void readsNothingOnceItIsClosed() throws IOException {
        JsonTokens json = open("{\"a\": 1, \"b\": 2}");
        assertThat(json.nextField()).isEqualTo("a");

        json.close();

        assertThatThrownBy(json::nextField).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhereSomethingFollowsTheAnswer() throws IOException {
        JsonTokens json = open("{} {}");
        json.nextField();

        assertThatThrownBy(json::end)
                .isInstanceOf(JsonTokens.MalformedException.class)
                .hasMessageContaining("line 1, column ");
    }

    private static JsonTokens open(String json) throws IOException {
        return JacksonTokens.open(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
