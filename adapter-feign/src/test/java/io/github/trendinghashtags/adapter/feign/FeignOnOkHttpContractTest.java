package io.github.trendinghashtags.adapter.feign;

import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * The contract on OkHttp. It ignores interrupts while it reads: a call that is over ends for its caller, and its connection
 * closes when the read timeout ends, which is as long as an attempt may take and begins anew with every byte. It uses a
 * connection again without looking for unread bytes, and resends a request by itself if a reused connection is closed.
 */
@EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "the JDK's client takes its turn, since each takes minutes")
class FeignOnOkHttpContractTest extends TrendingHashtagsPortContract {
    @Override
    protected TrendingHashtagsPort open(ClientSettings settings) {
        return FeignTrendingHashtags.builder(settings)
                .client(new OkHttpClient())
                .build();
    }

    @Override
    protected boolean sendsOneRequestPerAttempt() {
        return false;
    }

    @Override
    protected boolean releasesConnectionsAtOnce() {
        return false;
    }

    @Override
    protected boolean reusesNoConnectionWithUnreadBytes() {
        return false;
    }
}
