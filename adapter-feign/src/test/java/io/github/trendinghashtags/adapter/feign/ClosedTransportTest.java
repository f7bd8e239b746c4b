package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Feign;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.Transport.NotSentException;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once a transport is closed it sends nothing, however far an exchange has come. */
@Timeout(60)
class ClosedTransportTest {
    private static final int CALLS = 100;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNothingThatWaitsForAThread(boolean own) throws Exception {
        try (RawServer server = new RawServer(RawServer::silence)) {
            ClientSettings settings = server.settings();
            FeignTransport transport = transport(settings, own ? apache(settings) : usersClient(), null);
            List<CompletableFuture<TransportResponse>> responses = send(CALLS, transport, server);
            server.awaitRequests(settings.maxConcurrency());

            transport.close();
            server.closeConnections();

            assertThat(failures(responses))
                    .filteredOn(NotSentException.class::isInstance)
                    .hasSize(CALLS - settings.maxConcurrency());
            assertThat(server.requests()).isEqualTo(settings.maxConcurrency());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendsNothingThatIsAboutToBeSent(boolean own) throws Exception {
        try (RawServer server = new RawServer(RawServer::pages)) {
            ClientSettings settings = server.settings().withMaxConcurrency(CALLS);
            CountDownLatch begun = new CountDownLatch(CALLS);
            CompletableFuture<Void> gate = new CompletableFuture<>();
            Feign.Builder held = Feign.builder().requestInterceptor(template -> {
                begun.countDown();
                gate.join();
            });
            FeignTransport transport = transport(settings, own ? apache(settings) : usersClient(), held);
            List<CompletableFuture<TransportResponse>> responses = send(CALLS, transport, server);
            begun.await();

            transport.close();
            gate.complete(null);

            assertThat(failures(responses)).hasOnlyElementsOfType(NotSentException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void sendsNothingThatIsAboutToBeConnected() throws Exception {
        try (RawServer server = new RawServer(RawServer::pages)) {
            ClientSettings settings = server.settings().withMaxConcurrency(CALLS);
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<Void> gate = new CompletableFuture<>();
            ApacheClient client = ApacheClient.create(
                    settings,
                    new SystemDefaultDnsResolver() {
                        @Override
                        public InetAddress[] resolve(String host) throws UnknownHostException {
                            begun.countDown();
                            gate.join();
                            return super.resolve(host);
                        }
                    },
                    ClosedTransportTest::daemon);
            FeignTransport transport = transport(settings, client, null);
            List<CompletableFuture<TransportResponse>> responses = send(CALLS, transport, server);
            begun.await();
            while (client.connections().getTotalStats().getLeased() < CALLS) {
                Thread.onSpinWait();
            }

            transport.close();
            gate.complete(null);

            assertThat(failures(responses)).hasOnlyElementsOfType(NotSentException.class);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void sendsNothingAfterwards() throws Exception {
        try (RawServer server = new RawServer(RawServer::pages)) {
            ClientSettings settings = server.settings();
            FeignTransport transport = transport(settings, apache(settings), null);
            transport.close();

            assertThat(failures(List.of(
                            transport.send(request(server), null), transport.send(request(server), Runnable::run))))
                    .hasOnlyElementsOfType(NotSentException.class);
            assertThat(server.connections()).isZero();
        }
    }

    private static List<CompletableFuture<TransportResponse>> send(
            int calls, FeignTransport transport, RawServer server) {
        return IntStream.range(0, calls)
                .mapToObj(call -> transport.send(request(server), null))
                .toList();
    }

    private static List<Throwable> failures(List<CompletableFuture<TransportResponse>> responses) {
        return responses.stream().map(CallMode::failure).toList();
    }

    private static FeignTransport transport(ClientSettings settings, Client client, Feign.@Nullable Builder builder) {
        return new FeignTransport(
                settings,
                client,
                builder,
                Executors.newFixedThreadPool(settings.maxConcurrency(), ClosedTransportTest::daemon));
    }

    private static ApacheClient apache(ClientSettings settings) {
        return ApacheClient.create(settings, SystemDefaultDnsResolver.INSTANCE, ClosedTransportTest::daemon);
    }

    private static Client usersClient() {
        return new OkHttpClient(new okhttp3.OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .build());
    }

    private static TransportRequest request(RawServer server) {
        return new TransportRequest(
                server.uri("http").resolve(TransportRequest.PATH + "?page=1&limit=20"),
                Map.of("Authorization", "Bearer " + RawServer.KEY.reveal()),
                Duration.ofSeconds(10));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "transport");
        thread.setDaemon(true);
        return thread;
    }
}
