package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import feign.Request;
import feign.Response;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a user's client says of its body, and what is passed on. */
class ContentEncodingFixTest {
    private static final byte[] PLAIN = HashtagFixtures.documentedJson().getBytes(StandardCharsets.UTF_8);
    private static final Request REQUEST =
            Request.create(Request.HttpMethod.GET, "http://localhost", Map.of(), null, StandardCharsets.UTF_8, null);

    private final Response.Body body = mock(Response.Body.class);

    @Test
    void dropsAnEncodingThatTheClientHasUndone() throws IOException {
        assertThat(answer("gzip", new ByteArrayInputStream(PLAIN)).headers()).doesNotContainKey("content-encoding");
    }

    @Test
    void keepsAnEncodingThatIsStillThere() throws IOException {
        Response response = answer("gzip", new ByteArrayInputStream(gzip(PLAIN)));

        assertThat(response.headers()).containsKey("content-encoding");
        assertThat(new GZIPInputStream(response.body().asInputStream()).readAllBytes())
                .isEqualTo(PLAIN);
    }

    @Test
    void dropsTheOuterOfTwoLayersWhereTheClientHasUndoneIt() throws IOException {
        InputStream once = new GZIPInputStream(new ByteArrayInputStream(gzip(gzip(PLAIN))));

        assertThat(answer("gzip", once).headers()).doesNotContainKey("content-encoding");
    }

    @Test
    void keepsAnyOtherEncoding() throws IOException {
        assertThat(answer("br", new ByteArrayInputStream(PLAIN)).headers()).containsKey("content-encoding");
    }

    @Test
    void goesByNoOtherHeader() throws IOException {
        Response other = answer(
                Map.of("Content-Encoding", List.of("br"), "Vary", List.of("gzip")), new ByteArrayInputStream(PLAIN));

        assertThat(other.headers()).containsKey("content-encoding");
    }

    @Test
    void knowsTheLengthOfWhatTheClientHasNotUndone() throws IOException {
        when(body.length()).thenReturn(7);

        assertThat(answer("gzip", new ByteArrayInputStream(gzip(PLAIN))).body().length())
                .isEqualTo(7);
        assertThat(answer("gzip", new ByteArrayInputStream(PLAIN)).body().length())
                .isNull();
    }

    @Test
    void passesTheBodyOn() throws IOException {
        Response response = answer("gzip", new ByteArrayInputStream(PLAIN));

        assertThat(response.body().isRepeatable()).isFalse();
        assertThat(new BufferedReader(response.body().asReader(StandardCharsets.UTF_8)).readLine())
                .startsWith("{");
        response.close();
        verify(body).close();
    }

    @Test
    void closesAnAnswerThatItCannotRead() throws IOException {
        InputStream broken = mock(InputStream.class);
        when(broken.read(any(), org.mockito.ArgumentMatchers.anyInt(), org.mockito.ArgumentMatchers.anyInt()))
                .thenThrow(new IOException("reset"));

        assertThatThrownBy(() -> answer("gzip", broken)).isInstanceOf(IOException.class);
        verify(body).close();
    }

    private Response answer(String encoding, InputStream content) throws IOException {
        return answer(Map.of("Content-Encoding", List.of(encoding)), content);
    }

    private Response answer(Map<String, Collection<String>> headers, InputStream content) throws IOException {
        when(body.asInputStream()).thenReturn(content);
        Response response = Response.builder()
                .request(REQUEST)
                .status(200)
                .headers(headers)
                .body(body)
                .build();
        return new ContentEncodingFix((request, options) -> response).execute(REQUEST, new Request.Options());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }
}
