package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that are no HTTP, and the calls after them. */
@Timeout(60)
class ViolationTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final String PAGE =
            "{\"code\":0,\"data\":{\"list\":[],\"pagination\":" + "{\"page\":1,\"total\":0,\"has_more\":false}}}";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: " + PAGE.length() + "\r\n\r\n" + PAGE;

    private final RawServer server = new RawServer();
    private final ClientSettings settings = ClientSettings.of(ApiKey.of("sk_live_canary"))
            .withBaseUri(server.uri())
            .withAttemptTimeout(Duration.ofSeconds(2))
            .withResilience(ClientSettings.of(ApiKey.of("x")).resilience().withRateLimit(1_000, Duration.ofMillis(1)));

    @AfterEach
    void close() {
        server.close();
    }

    private ClientSettings oneAttempt() {
        return settings.withResilience(settings.resilience().withMaxAttempts(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk status line\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nxyz",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nxyz",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\nabcdef",
                "HTTP/1.1 200 OK\r\nbroken header\r\n\r\n",
                "INTERIM",
                "LONG HEADER"
            })
    void aViolationOfHttpLeavesNoConnectionOpen(String kind) {
        String response = kind.equals("INTERIM")
                ? "HTTP/1.1 103 Early\r\nX: y\r\n\r\n".repeat(1_000)
                : kind.equals("LONG HEADER") ? "HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000_000) + "\r\n\r\n" : kind;
        try (var hashtags = JdkHttpTrendingHashtags.create(oneAttempt())) {
            for (int i = 0; i < 2; i++) {
                server.next(response, OK);
                assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(TrendingHashtagsException.class);
                assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
            }
            server.awaitConnectionsOpen(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
            })
    void aStatusThatTheClientRefusesIsAResponseAllTheSame(String response) {
        Class<?> expected = response.contains("204") ? MalformedResponse.class : UnexpectedResponse.class;
        try (var hashtags = JdkHttpTrendingHashtags.create(settings)) {
            for (int i = 0; i < 2; i++) {
                server.next(response, OK);
                TrendingHashtagsException failure =
                        catchThrowableOfType(TrendingHashtagsException.class, () -> hashtags.fetch(QUERY));
                assertThat(failure).isInstanceOf(expected);
                assertThat(failure.receipt().attempts()).isEqualTo(1);
                assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
            }
            server.awaitConnectionsOpen(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X-Checksum: 1\r\n"})
    void aConnectionThatAnnouncesATrailerIsNotUsedAgain(String trailer) {
        String chunk = Integer.toHexString(PAGE.length()) + "\r\n" + PAGE + "\r\n0\r\n";
        String head = "HTTP/1.1 200 OK\r\nTrailer: X-Checksum\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var hashtags = JdkHttpTrendingHashtags.create(oneAttempt())) {
            for (int i = 0; i < 3; i++) {
                server.next(head + chunk + trailer + "\r\n");
                assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
                server.awaitConnectionsOpen(0);
            }
        }
    }

    @Test
    void aUsersClientIsNeverReplaced() {
        HttpClient client = HttpClient.newHttpClient();
        server.next("junk status line\r\n\r\n", OK);
        try (var hashtags =
                JdkHttpTrendingHashtags.builder(oneAttempt()).httpClient(client).build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(TrendingHashtagsException.class);
            assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
        }
        server.next(OK);
        assertThat(client.sendAsync(
                                java.net.http.HttpRequest.newBuilder(server.uri())
                                        .build(),
                                java.net.http.HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode())
                .isEqualTo(200);
    }
}
