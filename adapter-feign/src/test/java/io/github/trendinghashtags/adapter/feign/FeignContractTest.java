package io.github.trendinghashtags.adapter.feign;

import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.TrendingHashtagsPortContract;
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

    /**
     * It heeds no interrupt while it reads: a call that is over ends for its caller, and its connection goes when the read
     * timeout ends, which is as long as an attempt may take and begins anew with every byte. Nor does it look whether there
     * is something left to read before it uses a connection again.
     */
    @Nested
    class OnOkHttp extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.builder(settings)
                    .client(new OkHttpClient())
                    .build();
        }

        @Override
        protected boolean letsGoOfTheConnectionAtOnce() {
            return false;
        }

        @Override
        protected boolean reusesNoConnectionWithASurplus() {
            return false;
        }
    }

    /** Before Java 20 it heeds no interrupt while it reads the body: the connection goes when the client does. */
    @Nested
    class OnTheJdksClient extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.builder(settings)
                    .client(new Http2Client())
                    .build();
        }

        @Override
        protected boolean letsGoOfTheConnectionAtOnce() {
            return false;
        }
    }
}
