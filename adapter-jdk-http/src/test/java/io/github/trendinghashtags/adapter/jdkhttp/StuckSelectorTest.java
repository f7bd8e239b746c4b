package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.ResiliencePolicy;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A response that makes the client's thread spin until the process ends: each in a process of its own, therefore. */
@Timeout(120)
class StuckSelectorTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final String KILLER = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n80000000\r\nabc";
    private static final String PAGE =
            "{\"code\":0,\"data\":{\"list\":[],\"pagination\":{\"page\":1,\"total\":0,\"has_more\":false}}}";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: " + PAGE.length() + "\r\n\r\n" + PAGE;

    @ParameterizedTest
    @EnumSource
    void harmsNoOtherCall(Calls calls) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        calls.name())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    enum Calls {
        /** Calls after one that failed succeed at once. */
        LATER {
            @Override
            void make(RawServer server, ClientSettings settings) {
                server.respondOnceWaiting(Thread.currentThread());
                server.next(OK, KILLER, OK, OK);
                try (var hashtags = JdkHttpTrendingHashtags.create(withAttempts(1, settings))) {
                    hashtags.fetch(QUERY);
                    assertThatThrownBy(() -> hashtags.fetch(QUERY)).isInstanceOf(TimedOut.class);

                    assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(1);
                    assertThat(hashtags.fetchAsync(QUERY).join().receipt().attempts())
                            .isEqualTo(1);
                }
                assertThat(server.requests()).isEqualTo(4);
            }
        },
        /** The call itself succeeds with its second attempt. */
        THE_SAME {
            @Override
            void make(RawServer server, ClientSettings settings) {
                server.respondOnceWaiting(Thread.currentThread());
                server.next(KILLER, OK);
                try (var hashtags = JdkHttpTrendingHashtags.create(settings)) {
                    assertThat(hashtags.fetch(QUERY).receipt().attempts()).isEqualTo(2);
                }
            }
        },
        /** Calls succeed before the one that is stuck has timed out. */
        MEANWHILE {
            @Override
            void make(RawServer server, ClientSettings settings) {
                server.next(KILLER);
                ClientSettings patient = withAttempts(1, settings).withAttemptTimeout(Duration.ofMinutes(1));
                try (var hashtags = JdkHttpTrendingHashtags.create(patient)) {
                    CompletableFuture<?> stuck = hashtags.fetchAsync(QUERY);
                    server.awaitRequests(1);
                    boolean succeeds = false;
                    while (!succeeds) {
                        server.next(OK);
                        succeeds = hashtags.fetchAsync(QUERY)
                                .orTimeout(500, TimeUnit.MILLISECONDS)
                                .handle((page, failure) -> failure == null)
                                .join();
                    }
                    assertThat(stuck).isNotDone();
                }
            }
        };

        abstract void make(RawServer server, ClientSettings settings);

        private static ClientSettings withAttempts(int attempts, ClientSettings settings) {
            return settings.withResilience(settings.resilience().withMaxAttempts(attempts));
        }
    }

    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (RawServer server = new RawServer()) {
                Calls.valueOf(arguments[0])
                        .make(
                                server,
                                ClientSettings.of(ApiKey.of("sk_live_canary"))
                                        .withBaseUri(server.uri())
                                        .withAttemptTimeout(Duration.ofSeconds(2))
                                        .withResilience(ResiliencePolicy.defaults()
                                                .withRateLimit(1_000, Duration.ofMillis(1))));
                System.exit(0);
            } catch (Throwable failed) {
                failed.printStackTrace();
                System.exit(1);
            }
        }
    }
}
