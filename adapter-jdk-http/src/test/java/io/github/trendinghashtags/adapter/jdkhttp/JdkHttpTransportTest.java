package io.github.trendinghashtags.adapter.jdkhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.keyapi.Transport;
import io.github.trendinghashtags.keyapi.TransportRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdkHttpTransportTest {

    @Test
    void connectsToNobodyOnceItIsClosed() {
        JdkHttpTransport transport = new JdkHttpTransport(HttpClient.newHttpClient(), true, 1_000);
        transport.close();

        assertThat(transport.send(new TransportRequest(URI.create("http://localhost:1"), Map.of()), null))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(Transport.NotConnectedException.class);
    }
}
