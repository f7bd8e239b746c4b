package io.github.trendinghashtags.adapter.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.keyapi.TransportRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NameLookupTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private final NameLookup names = new NameLookup(new GatedResolver(), task -> new Thread(task).start());

    @AfterEach
    void openTheGate() {
        gate.countDown();
    }

    @Test
    void returnsWhatTheResolverFinds() throws UnknownHostException {
        gate.countDown();
        assertThat(names.resolve("known")).containsExactly(InetAddress.getLoopbackAddress());
        assertThatThrownBy(() -> names.resolve("unknown"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("unknown");
    }

    @Test
    void looksANameUpOnceForAllWhoWait() throws InterruptedException {
        ConcurrentLinkedQueue<InetAddress[]> found = new ConcurrentLinkedQueue<>();
        Thread[] callers = new Thread[5];
        for (int caller = 0; caller < callers.length; caller++) {
            callers[caller] = new Thread(() -> found.add(resolve("known")));
            callers[caller].start();
        }
        for (Thread caller : callers) {
            awaitWaiting(caller);
        }
        gate.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(found).hasSize(5);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void looksOtherNamesUpMeanwhile() throws Exception {
        CompletableFuture<InetAddress[]> slow =
                CompletableFuture.supplyAsync(() -> resolve("known"), task -> new Thread(task).start());
        begun.await();
        assertThat(names.resolve("quick")).hasSize(1);
        assertThat(slow).isNotDone();
        gate.countDown();
        assertThat(slow.join()).hasSize(1);
    }

    @Test
    void endsAWaitByAnInterruptAndKeepsTheFlag() throws InterruptedException {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                names.resolve("known");
            } catch (UnknownHostException interrupted) {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        assertThat(flag.join()).isTrue();
    }

    @Test
    void endsAWaitWhenTheExchangeIsAborted() throws InterruptedException {
        TransportRequest request = new TransportRequest(URI.create("http://known"), Map.of(), Duration.ofSeconds(10));
        Exchange exchange = new Exchange(request, 1_000, false, () -> false, new CompletableFuture<>());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> exchange.run(running -> running.send(() -> {
            failure.complete(catchThrowable(() -> names.resolve("known")));
            throw new IOException("over");
        })));
        caller.start();
        awaitWaiting(caller);
        exchange.abort();
        assertThat(failure.join()).isInstanceOf(UnknownHostException.class);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private InetAddress[] resolve(String host) {
        try {
            return names.resolve(host);
        } catch (UnknownHostException failed) {
            throw new AssertionError(failed);
        }
    }

    private final class GatedResolver implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            lookups.incrementAndGet();
            begun.countDown();
            try {
                if (!host.equals("quick")) {
                    gate.await();
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            if (host.equals("unknown")) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
