package io.github.trendinghashtags.adapter.feign;

import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The contract on each of the clients that users are known to have. */
class FeignContractTest {

    @Nested
    class OnApacheHttpClient5 extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.create(settings);
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings, CallListener listener) {
            return FeignTrendingHashtags.builder(settings).listener(listener).build();
        }
    }

    /**
     * It heeds no interrupt while it reads: a call that is over ends for its caller, and its connection goes when the read
     * timeout ends, which is as long as an attempt may take and begins anew with every byte. Nor does it look whether there
     * is something left to read before it uses a connection again. It sends a request again by itself over a new connection
     * when a reused one turns out to be closed.
     */
    @Nested
    @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "the JDK's client takes its turn, since each takes minutes")
    class OnOkHttp extends TrendingHashtagsPortContract {
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

    /**
     * Before Java 20 it heeds no interrupt while it reads the body: the connection goes when the client does. It sends a GET
     * again by itself after a connection that was closed before the response.
     */
    @Nested
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "OkHttp takes its turn, since each takes minutes")
    class OnTheJdksClient extends TrendingHashtagsPortContract {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return FeignTrendingHashtags.builder(settings)
                    .client(new Http2Client())
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
    }
}
