package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that no key gets into exceptions, pages or logs if a server repeats it wherever it can. */
abstract class KeyLeakTests extends StubTests {
    /** Some clients wait for the rest of a malformed response. */
    private static final Duration LIMIT = Duration.ofMillis(500);

    private static final String REFUSED = "HTTP/1.1 401 No\r\nContent-Length: 0\r\n";
    private static final String CHUNKED = "HTTP/1.1 401 No\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final String NO_STATUS_LINE = "KEY\r\nContent-Length: 0\r\n\r\n";

    /** The places in a response where a server can put a key, and the bytes to send. */
    private static final Map<String, String> ECHOES = echoes();

    private static Map<String, String> echoes() {
        Map<String, String> echoes = new LinkedHashMap<>();
        echoes.put("the reason", "HTTP/1.1 401 KEY\r\nContent-Length: 0\r\n\r\n");
        echoes.put("the status", "HTTP/1.1 KEY No\r\nContent-Length: 0\r\n\r\n");
        echoes.put("the version", "HTTP/KEY 401 No\r\nContent-Length: 0\r\n\r\n");
        echoes.put("a status line that is none", NO_STATUS_LINE);
        echoes.put("a header", REFUSED + "X-Echo: Bearer KEY\r\n\r\n");
        echoes.put("a header's name", REFUSED + "KEY: echo\r\n\r\n");
        echoes.put("a header that is none", REFUSED + "KEY\r\n\r\n");
        echoes.put("a folded header", REFUSED + "X-Echo: Bearer\r\n KEY\r\n\r\n");
        echoes.put("a header that goes on before it begins", "HTTP/1.1 401 No\r\n KEY\r\nContent-Length: 0\r\n\r\n");
        echoes.put("the length", "HTTP/1.1 401 No\r\nContent-Length: KEY\r\n\r\n");
        echoes.put("the transfer coding", "HTTP/1.1 401 No\r\nTransfer-Encoding: KEY\r\n\r\n");
        echoes.put("the content coding", withBody("Content-Encoding: KEY", "{\"code\":401}"));
        echoes.put("the media type", withBody("Content-Type: KEY", "{\"code\":401}"));
        echoes.put("the charset", withBody("Content-Type: application/json; charset=KEY", "{\"code\":401}"));
        echoes.put("the idle time", REFUSED + "Keep-Alive: timeout=KEY\r\n\r\n");
        echoes.put("a cookie", REFUSED + "Set-Cookie: KEY=KEY; Max-Age=KEY; Path=KEY\r\n\r\n");
        echoes.put("a challenge", REFUSED + "WWW-Authenticate: Bearer error=\"KEY\"\r\n\r\n");
        echoes.put("a challenge that is none", REFUSED + "WWW-Authenticate: KEY, =KEY\r\n\r\n");
        echoes.put(
                "a proxy's challenge",
                "HTTP/1.1 407 No\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm=\"KEY\"\r\n\r\n");
        echoes.put("the location", "HTTP/1.1 302 No\r\nContent-Length: 0\r\nLocation: http://KEY.invalid/?KEY\r\n\r\n");
        echoes.put("a location that is none", "HTTP/1.1 302 No\r\nContent-Length: 0\r\nLocation: ://KEY KEY\r\n\r\n");
        echoes.put("the time to wait", "HTTP/1.1 429 No\r\nContent-Length: 0\r\nRetry-After: KEY\r\nDate: KEY\r\n\r\n");
        echoes.put("a chunk's size", CHUNKED + "KEY\r\n");
        echoes.put("a chunk's extension", CHUNKED + "2;KEY=KEY\r\n{}\r\n0\r\n\r\n");
        echoes.put("the end of a chunk", CHUNKED + "2\r\n{}KEY\r\n0\r\n\r\n");
        echoes.put("a trailer", CHUNKED + "2\r\n{}\r\n0\r\nX-Echo: KEY\r\n\r\n");
        echoes.put("a trailer that is none", CHUNKED + "2\r\n{}\r\n0\r\nKEY\r\n\r\n");
        echoes.put("the message", withBody("X: x", "{\"code\":401,\"message\":\"no such key: KEY\"}"));
        echoes.put(
                "the place where a message is cut",
                withBody("X: x", "{\"code\":401,\"message\":\"" + "x".repeat(188) + "KEY\"}"));
        echoes.put("the request id", withBody("X: x", "{\"code\":401,\"requestId\":\"KEY\"}"));
        echoes.put("what is no JSON", "HTTP/1.1 200 OK\r\nContent-Length: LENGTH\r\n\r\n{\"code\":KEY}");
        echoes.put("a field's name", "HTTP/1.1 200 OK\r\nContent-Length: LENGTH\r\n\r\n{\"KEY\":1,\"KEY\":2}");
        echoes.put("a page in HTML", withBody("Content-Type: text/html", "<title>KEY</title>"));
        String page = HashtagFixtures.documentedJson().replace(HashtagFixtures.DOCUMENTED_REQUEST_ID, "KEY");
        echoes.put("a page's request id", "HTTP/1.1 200 OK\r\nContent-Length: LENGTH\r\nX-Echo: KEY\r\n\r\n" + page);
        return echoes;
    }

    private static String withBody(String header, String body) {
        return "HTTP/1.1 401 No\r\nContent-Length: LENGTH\r\n" + header + "\r\n\r\n" + body;
    }

    @CallModes
    void leaksNoKeyWhereverTheServerRepeatsIt(CallMode mode) {
        ECHOES.forEach((place, bytes) -> {
            stub.enqueue(echo(bytes, stub.apiKey()));
            assertNoKeyIn(outcome(mode, impatientPort()), "what became of a response with the key in " + place);
        });
    }

    @CallModes
    void leaksNoEarlierKey(CallMode mode) {
        ApiKey former = secretKey("sk_live_former_41c07fb2d9");
        String revoked =
                "the key " + former.reveal() + " is not " + stub.apiKey().reveal();
        for (int status : new int[] {401, 200}) {
            stub.enqueue(StubResponse.html(503)).enqueue(StubResponse.envelope(status, 401, revoked));
            assertAttempts(2, failure(Unauthorized.class, mode, rotating(former, stub.apiKey())));
        }
    }

    @CallModes
    void leaksNoEarlierKeyInTheClientsMessages(CallMode mode) {
        ApiKey former = secretKey("sk_live_former_41c07fb2d9");
        WireFault echo = echo(NO_STATUS_LINE, former);
        stub.enqueue(StubResponse.html(503)).enqueue(echo).enqueue(echo);
        TrendingHashtagsPort port = rotating(former, stub.apiKey(), stub.apiKey());
        assertAttempts(3, failure(ConnectionFailed.class, mode, port));
    }

    @CallModes
    void leaksNoKeyFromTheSuppliersFailure(CallMode mode) {
        ApiKey former = secretKey("sk_live_former_41c07fb2d9");
        Iterator<ApiKey> keys = List.of(former).iterator();
        stub.enqueue(StubResponse.html(503));
        TrendingHashtagsPort port = port(settings -> settings.withApiKey(() -> {
            if (keys.hasNext()) {
                return keys.next();
            }
            throw new IllegalStateException("there is no key after " + former.reveal());
        }));
        assertAttempts(1, failure(ServerFailed.class, mode, port));
    }

    private static WireFault echo(String bytes, ApiKey key) {
        String text = bytes.replace("KEY", key.reveal());
        int length = text.length() - text.indexOf("\r\n\r\n") - 4;
        return WireFault.raw(text.replace("LENGTH", Integer.toString(length)));
    }

    /** Returns the page, or the exception. */
    private Object outcome(CallMode mode, TrendingHashtagsPort port) {
        try {
            return fetch(mode, port);
        } catch (TrendingHashtagsException failure) {
            return failure;
        }
    }

    private TrendingHashtagsPort impatientPort() {
        return port(settings -> settings.withAttemptTimeout(LIMIT)
                .withResilience(settings.resilience().withMaxAttempts(1)));
    }

    private TrendingHashtagsPort rotating(ApiKey... keys) {
        Iterator<ApiKey> next = List.of(keys).iterator();
        return port(settings -> settings.withApiKey(next::next));
    }
}
