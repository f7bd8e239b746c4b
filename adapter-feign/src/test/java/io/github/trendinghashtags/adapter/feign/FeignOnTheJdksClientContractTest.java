package io.github.trendinghashtags.adapter.feign;

import feign.http2client.Http2Client;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The contract on Feign's client for {@code java.net.http}. Before Java 20 it ignores interrupts while it reads the body: the
 * connection closes when the client does. It resends a GET by itself if the connection is closed before the response.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "OkHttp takes its turn, since each takes minutes")
class FeignOnTheJdksClientContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return FeignTrendingHashtags.builder(settings).client(new Http2Client()).build();
    }

    @Override
    protected boolean sendsOneRequestPerAttempt() {
        return false;
    }

    @Override
    protected boolean releasesConnectionsAtOnce() {
        return false;
    }
}
