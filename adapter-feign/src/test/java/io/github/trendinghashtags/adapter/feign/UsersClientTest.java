package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.RetryableException;
import feign.hc5.ApacheHttp5Client;
import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.TrendingHashtagsException.ConnectionFailed;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients that users bring do where ours does better; the adapter's page says so. */
@ExtendWith(StubKeyApiExtension.class)
class UsersClientTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    @Test
    void okHttpTakesASecondAnswerForTheNextOne(StubKeyApiServer stub) {
        assertTakesASecondAnswer(stub, new OkHttpClient());
    }

    @Test
    void anOrdinaryHttpClient5TakesASecondAnswerForTheNextOne(StubKeyApiServer stub) {
        assertTakesASecondAnswer(stub, ordinaryHttpClient5());
    }

    @Test
    void okHttpHoldsTheConnectionOfACallThatIsCancelled(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.never());
        CompletableFuture<Boolean> reading = new CompletableFuture<>();
        Client client = new OkHttpClient(new okhttp3.OkHttpClient.Builder()
                .socketFactory(new ReportingSockets(reading))
                .build());
        assertHoldsTheConnection(stub, client, reading::join);
    }

    @Test
    void anOrdinaryHttpClient5HoldsTheConnectionOfACallThatIsCancelled(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.never());
        assertHoldsTheConnection(stub, ordinaryHttpClient5(), () -> stub.awaitRequests(1));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_19, disabledReason = "later ones heed an interrupt there too")
    void theJdksClientHoldsTheConnectionOfACallThatIsCancelledAmidTheBody(StubKeyApiServer stub) {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        Client client = new Http2Client();
        CompletableFuture<Boolean> head = new CompletableFuture<>();
        Client telling = (request, options) -> {
            Response response = client.execute(request, options);
            head.complete(true);
            return response;
        };
        assertHoldsTheConnection(stub, telling, head::join);
    }

    @Test
    void aClientIsToldWhichMethodARequestComesFrom(StubKeyApiServer stub) {
        List<RequestTemplate> origins = new CopyOnWriteArrayList<>();
        Client client = new OkHttpClient();
        Client metered = (request, options) -> {
            origins.add(request.requestTemplate());
            return client.execute(request, options);
        };
        try (FeignTrendingHashtags hashtags = over(metered, stub)) {
            hashtags.fetch(QUERY);
        }

        assertThat(origins).singleElement().satisfies(origin -> {
            assertThat(origin.methodMetadata().configKey()).isEqualTo("KeyApiEndpoint#get(Map,Options)");
            assertThat(origin.methodMetadata().template().path()).isEqualTo("/v1/tiktok/trending/hashtags");
            assertThat(origin.feignTarget().type().getSimpleName()).isEqualTo("KeyApiEndpoint");
        });
    }

    @Test
    void feignsOwnExceptionHoldsTheKeyAndGoesNoFurther(StubKeyApiServer stub) {
        IOException cut = new IOException("cut");
        Client wrapped = (request, options) -> {
            throw new RetryableException(-1, "wrapped", Request.HttpMethod.GET, cut, (Long) null, request);
        };
        try (FeignTrendingHashtags hashtags = over(wrapped, stub)) {
            assertThatThrownBy(() -> hashtags.fetch(QUERY))
                    .isInstanceOf(ConnectionFailed.class)
                    .hasCause(cut);
        }
    }

    @ParameterizedTest
    @MethodSource("clientsThatUndoGzip")
    void undoingGzipIsUpToTheClient(Client client) {
        try (StubKeyApiServer stub = StubKeyApiServer.start().gzip(true);
                FeignTrendingHashtags hashtags = over(client, stub)) {
            assertThat(hashtags.fetch(QUERY).hashtags()).hasSize(20);
        }
    }

    @SuppressWarnings("deprecation") // What users have.
    static Stream<Client> clientsThatUndoGzip() {
        return Stream.of(
                new ApacheHttp5Client(), new Client.Default(null, null), new OkHttpClient(), new Http2Client());
    }

    private static void assertTakesASecondAnswer(StubKeyApiServer stub, Client client) {
        stub.enqueue(WireFault.duplicated(StubResponse.documented()));
        try (FeignTrendingHashtags hashtags = over(client, stub)) {
            TrendingHashtagsPage first = hashtags.fetch(QUERY);
            TrendingHashtagsPage second = hashtags.fetch(QUERY.withPage(2));
            assertThat(second.hashtags()).isEqualTo(first.hashtags());
        }
    }

    /** Cancels a call once it is under way, and sees its connection still open when another call has come and gone. */
    private static void assertHoldsTheConnection(StubKeyApiServer stub, Client client, Runnable underWay) {
        try (FeignTrendingHashtags hashtags = over(client, stub)) {
            CompletableFuture<TrendingHashtagsPage> cancelled = hashtags.fetchAsync(QUERY);
            underWay.run();
            assertThat(cancelled.cancel(true)).isTrue();
            hashtags.fetch(QUERY);
            assertThat(stub.connections().get(0).closedBy()).isNull();
            assertThat(stub.connectionsAccepted()).isEqualTo(2);
        }
    }

    private static Client ordinaryHttpClient5() {
        return new ApacheHttp5Client();
    }

    private static FeignTrendingHashtags over(Client client, StubKeyApiServer stub) {
        return FeignTrendingHashtags.builder(stub.settings()).client(client).build();
    }

    /** Sockets that tell when they are read from, from where on no interrupt is looked for. */
    private static final class ReportingSockets extends SocketFactory {
        private final CompletableFuture<Boolean> reading;

        ReportingSockets(CompletableFuture<Boolean> reading) {
            this.reading = reading;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public InputStream getInputStream() throws IOException {
                    return new FilterInputStream(super.getInputStream()) {
                        @Override
                        public int read(byte[] bytes, int offset, int length) throws IOException {
                            reading.complete(true);
                            return super.read(bytes, offset, length);
                        }
                    };
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
