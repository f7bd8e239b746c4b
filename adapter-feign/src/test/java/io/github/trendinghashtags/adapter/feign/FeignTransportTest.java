package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Feign;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.keyapi.Transport.StaleConnectionException;
import io.github.trendinghashtags.keyapi.TransportRequest;
import io.github.trendinghashtags.keyapi.TransportResponse;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import io.github.trendinghashtags.testkit.stub.WireFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which thread an exchange runs on, and how it ends. */
@ExtendWith(StubKeyApiExtension.class)
@Timeout(60)
class FeignTransportTest {
    private static final ApiKey KEY = ApiKey.of("sk_test");

    @Test
    void runsABlockingCallOnItsOwnThread(StubKeyApiServer stub) {
        AtomicReference<Thread> runner = new AtomicReference<>();
        try (FeignTransport transport = transport(stub.settings(), runner)) {
            transport.send(request(stub), Runnable::run).join();
        }
        assertThat(runner).hasValue(Thread.currentThread());
    }

    @Test
    void runsAnAsynchronousCallOnAThreadOfItsOwn(StubKeyApiServer stub) {
        AtomicReference<Thread> runner = new AtomicReference<>();
        try (FeignTransport transport = transport(stub.settings(), runner)) {
            transport.send(request(stub), null).join();
        }
        assertThat(runner.get().getName()).isEqualTo("worker");
    }

    @Test
    void runsAUsersClientOnAThreadOfItsOwn(StubKeyApiServer stub) {
        AtomicReference<Thread> runner = new AtomicReference<>();
        try (FeignTransport transport = new FeignTransport(
                stub.settings(),
                new OkHttpClient(),
                capturing(runner),
                Executors.newFixedThreadPool(1, FeignTransportTest::worker))) {
            transport.send(request(stub), Runnable::run).join();
        }
        assertThat(runner.get().getName()).isEqualTo("worker");
    }

    @Test
    void endsWhenTheCallingThreadIsInterrupted(StubKeyApiServer stub) throws InterruptedException {
        stub.enqueue(StubResponse.never());
        try (FeignTransport transport = transport(stub.settings())) {
            Blocked blocked = Blocked.on(transport, request(stub));
            stub.awaitRequests(1);
            blocked.thread.interrupt();

            assertThat(blocked.failure()).isInstanceOf(IOException.class);
            assertThat(blocked.wasInterrupted).isTrue();
            assertNothingIsLeased(transport);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void endsWhenAVirtualThreadIsInterrupted(StubKeyApiServer stub) throws InterruptedException {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        try (FeignTransport transport = transport(stub.settings())) {
            Blocked blocked = new Blocked(transport, request(stub));
            Thread virtual = CallMode.virtual(blocked::run);
            virtual.start();
            stub.awaitRequests(1);
            virtual.interrupt();
            virtual.join();

            assertThat(blocked.failure()).isInstanceOf(IOException.class);
            assertThat(blocked.wasInterrupted).isTrue();
            assertNothingIsLeased(transport);
        }
    }

    @Test
    void freesTheCallingThreadWhenItIsCancelled(StubKeyApiServer stub) throws InterruptedException {
        stub.enqueue(WireFault.stalledInBody(StubResponse.documented()));
        try (FeignTransport transport = transport(stub.settings())) {
            Blocked blocked = Blocked.on(transport, request(stub));
            stub.awaitRequests(1);
            blocked.response.get().cancel(true);

            blocked.awaitEnd();
            assertThat(blocked.wasInterrupted).isFalse();
            stub.awaitConnectionsOpen(0);
            assertNothingIsLeased(transport);
        }
    }

    @Test
    void freesTheCallingThreadWhenItIsClosed(StubKeyApiServer stub) throws InterruptedException {
        stub.enqueue(StubResponse.never());
        FeignTransport transport = transport(stub.settings());
        Blocked blocked = Blocked.on(transport, request(stub));
        stub.awaitRequests(1);
        transport.close();

        assertThat(blocked.failure()).isInstanceOf(IOException.class);
        assertThat(blocked.wasInterrupted).isFalse();
    }

    @Test
    void freesTheCallingThreadDuringATlsHandshake() throws IOException, InterruptedException {
        endsDuringATlsHandshake(blocked -> blocked.response.get().cancel(true), false);
    }

    @Test
    void isInterruptedDuringATlsHandshake() throws IOException, InterruptedException {
        endsDuringATlsHandshake(blocked -> blocked.thread.interrupt(), true);
    }

    @Test
    void saysSoWhenAReusedConnectionFails(StubKeyApiServer stub) {
        try (FeignTransport transport = transport(stub.settings())) {
            transport.send(request(stub), Runnable::run).join();
            stub.enqueue(WireFault.noResponse());

            assertThat(transport.send(request(stub), Runnable::run))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(StaleConnectionException.class);
        }
    }

    @Test
    void losesNoConnectionHoweverExchangesEnd(StubKeyApiServer stub) throws InterruptedException {
        stub.latency(Duration.ofMillis(1));
        try (FeignTransport transport = transport(stub.settings())) {
            Thread[] callers = new Thread[8];
            for (int caller = 0; caller < callers.length; caller++) {
                callers[caller] = new Thread(() -> endAtRandom(transport, request(stub)));
                callers[caller].start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            while (leased(transport) > 0) {
                Thread.onSpinWait();
            }
            assertNothingIsLeased(transport);
            assertThat(transport.send(request(stub), Runnable::run).join().status())
                    .isEqualTo(200);
        }
    }

    /** Exchanges on this thread, on another one's and on the transport's, each of them ended after up to 3 ms, or not. */
    private static void endAtRandom(FeignTransport transport, TransportRequest request) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Thread caller = Thread.currentThread();
        for (int exchange = 0; exchange < 300; exchange++) {
            Executor soon = CompletableFuture.delayedExecutor(random.nextInt(3_000), TimeUnit.MICROSECONDS);
            if (random.nextBoolean()) {
                soon.execute(caller::interrupt);
            }
            CompletableFuture<TransportResponse> response = switch (random.nextInt(3)) {
                case 0 -> transport.send(request, Runnable::run);
                case 1 -> transport.send(request, ForkJoinPool.commonPool());
                default -> transport.send(request, null);
            };
            soon.execute(() -> response.cancel(true));
            response.exceptionally(failure -> null).join();
            Thread.interrupted();
        }
    }

    private static void endsDuringATlsHandshake(Consumer<Blocked> end, boolean interrupted)
            throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/?a=b");
            try (FeignTransport transport = transport(ClientSettings.of(KEY))) {
                Blocked blocked = Blocked.on(transport, request(uri));
                try (Socket peer = server.accept()) {
                    peer.getInputStream().read();
                    end.accept(blocked);

                    blocked.awaitEnd();
                    assertThat(blocked.wasInterrupted).isEqualTo(interrupted);
                    assertNothingIsLeased(transport);
                }
            }
        }
    }

    private static void assertNothingIsLeased(FeignTransport transport) {
        assertThat(leased(transport)).isZero();
        assertThat(transport.own.connections().getTotalStats().getPending()).isZero();
    }

    private static int leased(FeignTransport transport) {
        return transport.own.connections().getTotalStats().getLeased();
    }

    private static FeignTransport transport(ClientSettings settings) {
        return transport(settings, (Feign.Builder) null);
    }

    private static FeignTransport transport(ClientSettings settings, AtomicReference<Thread> runner) {
        return transport(settings, capturing(runner));
    }

    private static FeignTransport transport(ClientSettings settings, Feign.@Nullable Builder builder) {
        ApacheClient client =
                ApacheClient.create(settings, SystemDefaultDnsResolver.INSTANCE, FeignTransportTest::worker);
        return new FeignTransport(
                settings,
                client,
                builder,
                Executors.newFixedThreadPool(settings.maxConcurrency(), FeignTransportTest::worker));
    }

    private static Feign.Builder capturing(AtomicReference<Thread> runner) {
        return Feign.builder().requestInterceptor(template -> runner.set(Thread.currentThread()));
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
    }

    private static TransportRequest request(StubKeyApiServer stub) {
        return request(stub.baseUri(), stub.apiKey());
    }

    private static TransportRequest request(URI uri) {
        return request(uri, KEY);
    }

    private static TransportRequest request(URI baseUri, ApiKey key) {
        URI uri = URI.create(baseUri + TransportRequest.PATH + "?page=1&limit=20");
        return new TransportRequest(uri, Map.of("Authorization", "Bearer " + key.reveal()), Duration.ofSeconds(10));
    }

    /** A thread of a user's that waits for a response. */
    private static final class Blocked {
        private final AtomicReference<CompletableFuture<TransportResponse>> response = new AtomicReference<>();
        private final Thread thread = new Thread(this::run);
        private final FeignTransport transport;
        private final TransportRequest request;
        private boolean wasInterrupted;

        private Blocked(FeignTransport transport, TransportRequest request) {
            this.transport = transport;
            this.request = request;
        }

        static Blocked on(FeignTransport transport, TransportRequest request) {
            Blocked blocked = new Blocked(transport, request);
            blocked.thread.start();
            return blocked;
        }

        /** The future is known before the exchange ends, as it is to a caller's timer. */
        void run() {
            AtomicReference<Runnable> task = new AtomicReference<>();
            response.set(transport.send(request, task::set));
            task.get().run();
            wasInterrupted = Thread.currentThread().isInterrupted();
        }

        void awaitEnd() throws InterruptedException {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }

        Throwable failure() throws InterruptedException {
            awaitEnd();
            return catchThrowable(() -> response.get().join()).getCause();
        }
    }
}
