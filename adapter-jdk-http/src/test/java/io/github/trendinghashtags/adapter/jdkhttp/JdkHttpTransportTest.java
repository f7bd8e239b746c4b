package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.keyapi.Transport.NotSentException;
import io.github.trendinghashtags.keyapi.Transport.StaleConnectionException;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests a server reads for one exchange, and what the exchange then fails with. */
class JdkHttpTransportTest {
    private final RawServer server = new RawServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void connectsToNobodyOnceItIsClosed() {
        JdkHttpTransport transport = over(HttpClient.newBuilder());
        transport.close();

        assertThatThrownBy(() -> exchange(transport)).isInstanceOf(NotSentException.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void sendsNothingIfTheClientsExecutorIsFull() {
        HttpClient full = HttpClient.newBuilder()
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build();
        JdkHttpTransport transport = new JdkHttpTransport(() -> Connections.of(full), 1_000, null);

        assertThatThrownBy(() -> exchange(transport)).isInstanceOf(NotSentException.class);
        assertThat(server.requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingAgainWhenAReusedConnectionIsClosed(Version version) throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(version));
        server.next(RawServer.OK, RawServer.CLOSE);
        assertThat(exchange(transport).status()).isEqualTo(200);

        assertThatThrownBy(() -> exchange(transport)).isInstanceOf(StaleConnectionException.class);
        assertThat(server.requests()).isEqualTo(2);
        server.awaitConnectionsOpen(0);
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingAgainWhenANewConnectionIsClosed(Version version) {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(version));
        server.next(RawServer.CLOSE);

        assertThatThrownBy(() -> exchange(transport)).isExactlyInstanceOf(IOException.class);
        assertThat(server.requests()).isEqualTo(1);
        server.awaitConnectionsOpen(0);
    }

    @Test
    void callsAConnectionStaleOnlyAsOftenAsOneMayHaveBeenIdle() throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(Version.HTTP_1_1));
        server.next(RawServer.OK, RawServer.CLOSE, RawServer.CLOSE);
        exchange(transport);

        assertThatThrownBy(() -> exchange(transport)).isInstanceOf(StaleConnectionException.class);
        assertThatThrownBy(() -> exchange(transport)).isExactlyInstanceOf(IOException.class);
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void chargesARequestThatWasSentWhenTheServerThenRefusesConnections() throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(Version.HTTP_1_1));
        server.next(RawServer.OK, RawServer.CLOSE_ALL);
        exchange(transport);

        assertThatThrownBy(() -> exchange(transport))
                .isInstanceOf(StaleConnectionException.class)
                .hasCauseInstanceOf(ConnectException.class);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void callsNoOtherFailureOfAReusedConnectionStale() throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(Version.HTTP_1_1));
        server.next(RawServer.OK, "junk\r\n\r\n");
        exchange(transport);

        assertThatThrownBy(() -> exchange(transport)).isExactlyInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false"})
    void refusesSeveralLengths(int second, boolean same) throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(Version.HTTP_1_1));
        server.next(RawServer.OK.replace("\r\n\r\n", "\r\nContent-Length: " + second + "\r\n\r\n"));

        if (same) {
            assertThat(exchange(transport).status()).isEqualTo(200);
        } else {
            assertThatThrownBy(() -> exchange(transport)).isExactlyInstanceOf(ProtocolException.class);
        }
    }

    /** As a response does that makes the client's selector thread spin. */
    @Test
    void continuesWithANewClientWhenTheSelectorThreadIsStuck() throws Exception {
        AtomicInteger clients = new AtomicInteger();
        JdkHttpTransport transport = new JdkHttpTransport(
                () -> {
                    clients.incrementAndGet();
                    return Connections.of(HttpClient.newBuilder().version(Version.HTTP_1_1));
                },
                1_000,
                null);
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.next(RawServer.OK);
        server.respondOnceWaiting(Thread.currentThread());
        transport.send(request(), null).thenRun(() -> {
            stuck.countDown();
            await(release);
        });
        stuck.await();
        server.respondOnceWaiting(null);
        List<CompletableFuture<TransportResponse>> lost = new ArrayList<>();
        while (clients.get() == 1) {
            server.next(RawServer.OK);
            lost.add(transport.send(request(), null));
            Thread.onSpinWait();
        }

        assertThat(lost.get(lost.size() - 1).get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        exchange(transport);
        assertThat(clients).hasValue(2);
        release.countDown();
        transport.close();
    }

    /** From Java 24 on, the JDK's client leaves challenges to who sets the header; before, it sends the request again. */
    @ParameterizedTest
    @EnumSource
    void sendsNothingAgainForAChallenge(Version version) throws Exception {
        JdkHttpTransport transport =
                over(HttpClient.newBuilder().version(version).authenticator(new Anybody()));
        server.next(RawServer.OK, RawServer.UNAUTHORIZED);
        exchange(transport);

        if (Runtime.version().feature() >= 24) {
            assertThat(exchange(transport).status()).isEqualTo(401);
        } else {
            assertThatThrownBy(() -> exchange(transport)).isExactlyInstanceOf(IOException.class);
        }
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheSameHeadersOnEveryJava(Version version) throws Exception {
        JdkHttpTransport transport = over(HttpClient.newBuilder().version(version));
        server.next(RawServer.OK);
        exchange(transport);

        assertThat(server.lastHead())
                .startsWith("GET / HTTP/1.1\r\n")
                .contains("\r\nContent-Length: 0\r\n", "\r\nAuthorization: Bearer k\r\n");
    }

    private static JdkHttpTransport over(HttpClient.Builder client) {
        return new JdkHttpTransport(() -> Connections.of(client), 1_000, null);
    }

    private TransportRequest request() {
        return new TransportRequest(server.uri(), Map.of("Authorization", "Bearer k"), Duration.ofSeconds(10));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private TransportResponse exchange(JdkHttpTransport transport) throws Exception {
        try {
            return transport.send(request(), null).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        }
    }

    private static final class Anybody extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("user", new char[] {'p'});
        }
    }
}
