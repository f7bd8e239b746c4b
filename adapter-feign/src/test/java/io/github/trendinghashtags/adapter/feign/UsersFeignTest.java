package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Capability;
import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.RequestTemplate;
import feign.Response;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users put around the client by a builder of Feign's applies, and learns nothing of the key. */
@ExtendWith(StubKeyApiExtension.class)
class UsersFeignTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void sendsWhatAnInterceptorAdds(StubKeyApiServer stub) {
        Feign.Builder feign = Feign.builder()
                .requestInterceptor(
                        template -> template.header("X-Tenant", "blue").query("tenant", "a b"));

        StubRequest request = requestOf(feign, stub);

        assertThat(request.headers()).containsEntry("X-Tenant", "blue");
        assertThat(request.query()).containsEntry("tenant", "a b").containsEntry("region", "all_regions");
        assertThat(request.lines().get(0)).contains("?page=1&limit=20&period=7").contains("&tenant=a%20b ");
    }

    @Test
    void showsAnInterceptorThePathAndTheParameters(StubKeyApiServer stub) {
        List<RequestTemplate> templates = new CopyOnWriteArrayList<>();

        requestOf(Feign.builder().requestInterceptor(templates::add), stub);

        assertThat(templates).singleElement().satisfies(template -> {
            assertThat(template.path()).isEqualTo("/v1/tiktok/trending/hashtags");
            assertThat(template.queries()).containsKeys("page", "limit", "period", "region");
            assertThat(template.headers()).isEmpty();
        });
    }

    @Test
    void replacesAnInterceptorsAuthorization(StubKeyApiServer stub) {
        Feign.Builder feign =
                Feign.builder().requestInterceptor(template -> template.header("authorization", "Basic other"));

        StubRequest request = requestOf(feign, stub);

        assertThat(request.lines())
                .filteredOn(line -> line.toLowerCase().startsWith("authorization"))
                .containsExactly("Authorization: Bearer " + stub.apiKey().reveal());
    }

    @Test
    void leavesOtherHeadersToAnInterceptor(StubKeyApiServer stub) {
        Feign.Builder feign = Feign.builder().requestInterceptor(template -> template.header("User-Agent", "mine"));

        assertThat(requestOf(feign, stub).headers()).containsEntry("User-Agent", "mine");
    }

    @Test
    void sendsThroughTheClientOfACapability(StubKeyApiServer stub) {
        CountingCapability counting = new CountingCapability();

        requestOf(Feign.builder().addCapability(counting), stub);

        assertThat(counting.requests).hasValue(1);
        assertThat(counting.seen.get(0))
                .contains("/v1/tiktok/trending/hashtags?page=1&")
                .doesNotContain(stub.apiKey().reveal());
    }

    @Test
    void logsAllButTheKey(StubKeyApiServer stub) {
        CapturingLogger logger = new CapturingLogger();

        requestOf(
                Feign.builder()
                        .logger(logger)
                        .logLevel(Logger.Level.FULL)
                        .requestInterceptor(template -> template.header("Accept-Encoding", "identity")),
                stub);

        assertThat(String.join("\n", logger.lines))
                .contains("GET " + stub.baseUri() + "/v1/tiktok/trending/hashtags?page=1&limit=20")
                .contains("\"hashtag_name\"")
                .doesNotContain(stub.apiKey().reveal())
                .doesNotContain("Bearer");
    }

    @Test
    void logsNoKeyWhenARequestFails(StubKeyApiServer stub) {
        CapturingLogger logger = new CapturingLogger();
        ClientSettings settings = stub.settings().withBaseUri(URI.create("http://127.0.0.1:1"));

        try (var hashtags = FeignTrendingHashtags.builder(settings)
                .feign(Feign.builder().logger(logger).logLevel(Logger.Level.FULL))
                .build()) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(ConnectionFailed.class);
        }

        assertThat(String.join("\n", logger.lines))
                .contains("ERROR")
                .doesNotContain(stub.apiKey().reveal())
                .doesNotContain("Bearer");
    }

    @Test
    void leavesRetriesToThePolicy(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.html(500)).enqueue(StubResponse.html(500)).enqueue(StubResponse.html(500));
        Feign.Builder feign = Feign.builder().errorDecoder((method, response) -> new IllegalStateException("decoded"));

        assertThatThrownBy(() -> requestOf(feign, stub))
                .isInstanceOfSatisfying(
                        ServerFailed.class,
                        failed -> assertThat(failed.receipt().attempts()).isEqualTo(3));
        assertThat(stub.requests()).hasSize(3);
    }

    @Test
    void sendsARequestOnceThoughACapabilityRepeatsIt(StubKeyApiServer stub) {
        requestOf(Feign.builder().addCapability(new RepeatingCapability()), stub);
    }

    @Test
    void readsTheBodyThatAnInterceptorReturns(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.json(200, "encrypted"));
        Feign.Builder feign = Feign.builder().responseInterceptor((context, chain) -> {
            Response response = (Response) chain.next(context);
            String plain = HashtagFixtures.documentedJson();
            return response.toBuilder().body(plain, StandardCharsets.UTF_8).build();
        });

        try (var hashtags =
                FeignTrendingHashtags.builder(stub.settings()).feign(feign).build()) {
            assertThat(hashtags.fetch(QUERY).hashtags()).isNotEmpty();
        }
    }

    @Test
    void limitsTheBodyThatAnInterceptorReturns(StubKeyApiServer stub) {
        Feign.Builder feign = Feign.builder()
                .responseInterceptor((context, chain) ->
                        context.response().toBuilder().body(endless(), null).build());

        assertThatThrownBy(() -> requestOf(feign, stub)).isInstanceOf(MalformedResponse.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, IOException.class, Throwable.class})
    void sendsNothingWhateverARequestInterceptorThrows(Class<? extends Throwable> type, StubKeyApiServer stub)
            throws ReflectiveOperationException {
        Throwable thrown = type.getConstructor().newInstance();
        Feign.Builder feign = Feign.builder().requestInterceptor(template -> sneak(thrown));

        try (var hashtags =
                FeignTrendingHashtags.builder(stub.settings()).feign(feign).build()) {
            CompletableFuture<?> page = hashtags.fetchAsync(QUERY).orTimeout(10, TimeUnit.SECONDS);
            assertThatThrownBy(page::join).cause().isInstanceOfSatisfying(NotSent.class, failure -> {
                assertThat(failure.receipt().attempts()).isZero();
                assertThat(failure.receipt().creditsAtMost()).isZero();
                assertThat(failure).hasCauseInstanceOf(type);
                assertThat(failure.reason()).isEqualTo(NotSent.Reason.UNEXPECTED);
            });
        }
        assertThat(stub.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, IOException.class, Throwable.class})
    void losesNoPageWhateverAResponseInterceptorThrows(Class<? extends Throwable> type, StubKeyApiServer stub)
            throws ReflectiveOperationException {
        Throwable thrown = type.getConstructor().newInstance();
        Feign.Builder feign = Feign.builder().responseInterceptor((context, chain) -> {
            sneak(thrown);
            return null;
        });

        requestOf(feign, stub);
        assertThat(stub.connectionsAccepted()).isEqualTo(1);
    }

    @Test
    void losesNoPageThoughAResponseInterceptorReturnsNone(StubKeyApiServer stub) {
        requestOf(
                Feign.builder().responseInterceptor((context, chain) -> {
                    chain.next(context);
                    return null;
                }),
                stub);
    }

    @Test
    void losesNoPageThoughTheBodyOfAResponseInterceptorFails(StubKeyApiServer stub) {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("of the user's");
            }
        };
        requestOf(
                Feign.builder().responseInterceptor((context, chain) -> {
                    Response response = (Response) chain.next(context);
                    return response.toBuilder().body(failing, null).build();
                }),
                stub);
    }

    private static StubRequest requestOf(Feign.Builder feign, StubKeyApiServer stub) {
        try (var hashtags =
                FeignTrendingHashtags.builder(stub.settings()).feign(feign).build()) {
            hashtags.fetch(QUERY);
        }
        assertThat(stub.requests()).hasSize(1);
        return stub.requests().get(0);
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Public, as Feign finds its methods by reflection. */
    public static final class CountingCapability implements Capability {
        private final AtomicInteger requests = new AtomicInteger();
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public Client enrich(Client client) {
            return (request, options) -> {
                requests.incrementAndGet();
                Response response = client.execute(request, options);
                seen.add(request + " " + request.requestTemplate() + " " + response.request());
                return response;
            };
        }
    }

    /** Sends each request twice. */
    public static final class RepeatingCapability implements Capability {
        @Override
        public Client enrich(Client client) {
            return (request, options) -> {
                client.execute(request, options).close();
                return client.execute(request, options);
            };
        }
    }

    private static final class CapturingLogger extends Logger {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void log(String configKey, String format, Object... args) {
            lines.add(String.format(methodTag(configKey) + format, args));
        }
    }
}
