package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.TrendingHashtagsException.Interrupted;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls while the host's name is looked up. */
@Timeout(60)
@ExtendWith(StubKeyApiExtension.class)
class HostLookupTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();

    private final CountDownLatch found = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();

    @AfterEach
    void find() {
        found.countDown();
    }

    /** As a name server that does not respond: can't be interrupted. */
    private void lookUpForLong(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        boolean interrupted = false;
        while (found.getCount() > 0) {
            try {
                found.await();
            } catch (InterruptedException ignored) {
                interrupted = true;
            }
        }
        if (interrupted) {
            throw new UnknownHostException(host);
        }
    }

    private KeyApiClient client(StubKeyApiServer stub, HostLookup.Resolver resolver) {
        HostLookup names = new HostLookup("localhost", resolver, Thread::new, System::nanoTime);
        var transport = new JdkHttpTransport(() -> Connections.of(HttpClient.newBuilder()), 1 << 20, names);
        return KeyApiClient.builder(stub.settings().withCallTimeout(Duration.ofSeconds(2)), transport)
                .build();
    }

    @Test
    void blockingCallsEndAtTheirTimeout(StubKeyApiServer stub) {
        try (KeyApiClient client = client(stub, this::lookUpForLong)) {
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(TimedOut.class);
            found.countDown();

            assertThat(client.fetch(QUERY).receipt().attempts()).isEqualTo(1);
        }
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void futuresEndAtTheirTimeoutAndShareOneLookup(StubKeyApiServer stub) {
        try (KeyApiClient client = client(stub, this::lookUpForLong)) {
            List<CompletableFuture<TrendingHashtagsPage>> calls =
                    Stream.generate(() -> client.fetchAsync(QUERY)).limit(16).toList();

            assertThat(calls).allSatisfy(call -> assertThat(call).failsWithin(Duration.ofSeconds(30)));
        }
        assertThat(lookups).hasValueLessThanOrEqualTo(1);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void anInterruptEndsABlockingCall(StubKeyApiServer stub) {
        try (KeyApiClient client = client(stub, this::lookUpForLong)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.fetch(QUERY)).isInstanceOf(Interrupted.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anUnknownNameIsLeftToTheClient(StubKeyApiServer stub) {
        HostLookup.Resolver unknown = host -> {
            throw new UnknownHostException(host);
        };
        try (KeyApiClient client = client(stub, unknown)) {
            assertThat(client.fetch(QUERY).receipt().attempts()).isEqualTo(1);
        }
    }

    @Test
    void aResolverThatThrowsAnythingLeavesNoCallWaiting() {
        HostLookup names = new HostLookup(
                "localhost",
                host -> {
                    throw new IllegalStateException("a resolver's bug");
                },
                task -> new Thread(() -> assertThatThrownBy(task::run).hasMessage("a resolver's bug")),
                System::nanoTime);

        assertThat(names.begin()).succeedsWithin(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({"999999, 999999999, false", "999999, 1000000000, true", "1000000, 0, true"})
    void aFastLookupIsNotRepeatedForASecond(long took, long later, boolean again) {
        AtomicLong nanos = new AtomicLong(-1);
        HostLookup names = new HostLookup("localhost", host -> nanos.addAndGet(took), Thread::new, nanos::get);
        assertThat(names.begin()).succeedsWithin(Duration.ofSeconds(30));
        nanos.addAndGet(later);

        assertThat(names.begin() != null).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "[::1], false", "localhost, true", "api.keyapi.ai, true"})
    void anAddressNeedsNoLookup(String host, boolean name) {
        assertThat(HostLookup.isName(host)).isEqualTo(name);
    }
}
