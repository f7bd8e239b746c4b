package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that HttpClient would act on by itself, or would log with the key that they repeat. */
@Timeout(60)
class HostileResponsesTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final String KEY = RawServer.KEY.reveal();

    @ParameterizedTest
    @MethodSource("challenges")
    void aChallengeIsAnOrdinaryResponse(String challenge) throws Exception {
        for (String head : List.of(
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: ",
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ")) {
            try (CapturedLog log = new CapturedLog()) {
                TrendingHashtagsException failure = failureAfter(head + challenge + "\r\nContent-Length: 0\r\n\r\n");

                assertThat(failure).isInstanceOf(head.contains("401") ? Unauthorized.class : UnexpectedResponse.class);
                assertThat(log.text())
                        .contains("org.apache.hc.client5.http")
                        .doesNotContain("client5.http.impl.auth", "AuthenticationStrategy", "canary");
            }
        }
    }

    static List<String> challenges() {
        return List.of(
                "Basic realm=\"canary\"",
                "Basic realm=\"canary\", charset=\"UTF-8\"",
                "Digest realm=\"canary\", nonce=\"canary\", qop=\"auth\", algorithm=MD5",
                "Digest canary",
                "Bearer realm=\"canary\", error=\"invalid_token\"",
                "Negotiate canary==",
                "NTLM",
                "Basic, Digest, Bearer canary=canary",
                "canary",
                ",,\"canary",
                "=canary=,=",
                "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Connection: Upgrade\r\nUpgrade: TLS/1.2\r\n",
                "Connection: Upgrade\r\nUpgrade: TLS\r\n",
                "Connection: Upgrade\r\nUpgrade: websocket\r\n",
                "Connection: Upgrade\r\nUpgrade: h2c\r\n",
                "Upgrade: canary\r\n",
                "Content-Length: 0\r\n",
                "Content-Length: 5\r\n"
            })
    void aSwitchOfProtocolsIsTheLastResponseOfItsConnection(String headers) throws Exception {
        CompletableFuture<Integer> more = new CompletableFuture<>();
        AtomicBoolean switched = new AtomicBoolean();
        RawServer.Script script = peer -> {
            if (switched.getAndSet(true)) {
                RawServer.pages(peer);
            } else if (peer.readRequest()) {
                peer.write("HTTP/1.1 101 Switching Protocols\r\n" + headers + "\r\n");
                more.complete(peer.countToEnd());
            }
        };
        try (CapturedLog log = new CapturedLog();
                RawServer server = new RawServer(script);
                FeignTrendingHashtags hashtags = FeignTrendingHashtags.create(server.settings())) {
            UnexpectedResponse failure = catchThrowableOfType(UnexpectedResponse.class, () -> hashtags.fetch(QUERY));

            assertThat(failure.status()).isEqualTo(101);
            assertThat(failure.receipt().attempts()).isEqualTo(1);
            assertThat(more.join()).isZero();
            assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
            assertThat(server.requests()).isEqualTo(2);
            assertThat(log.text()).doesNotContain("Switching to", "upgrading to TLS", "canary");
        }
    }

    @ParameterizedTest
    @MethodSource("responsesWithTheKey")
    void noLogHasTheKeyThatAServerRepeats(String response) throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            failureAfter(response);
            assertThat(log.text()).contains("org.apache.hc.client5.http").doesNotContain(KEY);
        }
    }

    static Stream<String> responsesWithTheKey() {
        String body = "Content-Length: 0\r\n\r\n";
        List<String> responses = new ArrayList<>(List.of(
                "HTTP/1.1 404 KEY\r\n" + body,
                "HTTP/1.1 KEY Not Found\r\n" + body,
                "HTTP/KEY 404 Not Found\r\n" + body,
                "KEY\r\nKEY\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nKEY\r\n" + body,
                "HTTP/1.1 404 Not Found\r\nX-Folded: a\r\n KEY\r\n\tKEY\r\n" + body,
                "HTTP/1.1 404 Not Found\r\nContent-Length: KEY\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nContent-Length: KEY\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: KEY\r\n\r\nKEY",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\nKEY\r\n",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3;KEY\r\nKEY\r\n0\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nKEY: KEY\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nKEY\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: http://KEY.invalid/KEY\r\n" + body,
                "HTTP/1.1 302 Found\r\nLocation: ::KEY\r\n" + body,
                "HTTP/1.1 103 KEY\r\nLink: KEY\r\n\r\nHTTP/1.1 404 Not Found\r\n" + body,
                "HTTP/1.1 101 KEY\r\nUpgrade: KEY/1\r\n\r\nKEY"));
        for (String name : List.of(
                "X-Echo",
                "Authorization",
                "Connection",
                "Content-Encoding",
                "Content-Type",
                "Keep-Alive",
                "Location",
                "Proxy-Authenticate",
                "Retry-After",
                "Set-Cookie",
                "Upgrade",
                "WWW-Authenticate")) {
            for (int status : new int[] {200, 302, 401, 407}) {
                responses.add("HTTP/1.1 " + status + " OK\r\n" + name + ": KEY\r\n" + body);
            }
        }
        for (String challenge : challenges()) {
            responses.add("HTTP/1.1 401 OK\r\nWWW-Authenticate: " + challenge.replace("canary", "KEY") + "\r\n" + body);
        }
        return responses.stream().map(response -> response.replace("KEY", KEY));
    }

    /** What a call ends with that gets this response and no other, and sends no other request. */
    private static TrendingHashtagsException failureAfter(String response) throws Exception {
        RawServer.Script script = peer -> {
            if (peer.readRequest()) {
                peer.write(response);
            }
        };
        try (RawServer server = new RawServer(script);
                FeignTrendingHashtags hashtags =
                        FeignTrendingHashtags.builder(server.settings()).build()) {
            TrendingHashtagsException failure =
                    catchThrowableOfType(TrendingHashtagsException.class, () -> hashtags.fetch(QUERY));
            assertThat(server.requests()).isEqualTo(failure.receipt().attempts());
            return failure;
        }
    }
}
