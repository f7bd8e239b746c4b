package io.github.trendinghashtags.adapter.feign;

import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract;
import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** The contract on each of the clients that users are known to have. */
class FeignContractTest {

    @Nested
    class OnApacheHttpClient5 extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.create(settings);
        }
    }

    /** It heeds no interrupt while it reads: a connection whose call is over goes when the read timeout ends. */
    @Nested
    class OnOkHttp extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            Duration atMost = Duration.ofSeconds(3);
            boolean tooLong = settings.attemptTimeout().compareTo(atMost) > 0;
            return FeignTrendingHashtags.builder(tooLong ? settings.withAttemptTimeout(atMost) : settings)
                    .client(new OkHttpClient())
                    .build();
        }
    }

    @Nested
    class OnTheJdksClient extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.builder(settings)
                    .client(new Http2Client())
                    .build();
        }
    }
}
