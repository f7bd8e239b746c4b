package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.keyapi.HttpCall;
import io.github.trendinghashtags.keyapi.Transport;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdkHttpTransportTest {

    @Test
    void connectsToNobodyOnceItIsClosed() {
        JdkHttpTransport transport = new JdkHttpTransport(HttpClient.newHttpClient(), 1_000);
        transport.close(true);

        assertThat(transport.send(new HttpCall(URI.create("http://localhost:1"), Map.of())))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(Transport.NotConnectedException.class);
    }
}
