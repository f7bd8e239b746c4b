package io.github.trendinghashtags.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.TimedOut;
import io.github.trendinghashtags.TrendingHashtagsException.Unauthorized;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.adapter.feign.FeignTrendingHashtags;
import io.github.trendinghashtags.adapter.jdkhttp.JdkHttpTrendingHashtags;
import io.github.trendinghashtags.keyapi.KeyApiClient;
import io.github.trendinghashtags.testkit.stub.StubKeyApiExtension;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several tenants' keys over one client. */
@ParameterizedClass
@EnumSource
@ExtendWith(StubKeyApiExtension.class)
class TenantsTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final ApiKey TENANT = ApiKey.of("sk_live_tenant_5f0c91e7");

    private final Transport transport;

    TenantsTest(Transport transport) {
        this.transport = transport;
    }

    enum Transport {
        JDK {
            @Override
            KeyApiClient create(ClientSettings settings) {
                return JdkHttpTrendingHashtags.create(settings);
            }
        },
        FEIGN {
            @Override
            KeyApiClient create(ClientSettings settings) {
                return FeignTrendingHashtags.create(settings);
            }
        };

        abstract KeyApiClient create(ClientSettings settings);
    }

    private static KeyApiClient tenant(KeyApiClient client) {
        return client.withSettings(settings -> settings.withApiKey(TENANT));
    }

    @Test
    void shareAConnectionAndSendTheirOwnKeys(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.documented()).enqueue(StubResponse.documented());
        try (var client = transport.create(stub.settings())) {
            client.fetch(QUERY);
            tenant(client).fetchAsync(QUERY).join();
        }
        assertThat(stub.requests())
                .extracting(request -> request.headers().get("Authorization"))
                .containsExactly("Bearer " + stub.apiKey().reveal(), "Bearer " + TENANT.reveal());
        assertThat(stub.connections()).hasSize(1);
    }

    @Test
    void doNotSeeEachOthersKeys(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.documented()).enqueue(StubResponse.envelope(401, 401, "not " + TENANT.reveal()));
        try (var client = transport.create(stub.settings())) {
            tenant(client).fetch(QUERY);

            assertThat(catchThrowable(() -> client.fetch(QUERY)))
                    .isInstanceOf(Unauthorized.class)
                    .hasMessageContaining("not [redacted]");
        }
    }

    @Test
    void canBePatient(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.never()).enqueue(StubResponse.never());
        try (var client = transport.create(stub.settings().withAttemptTimeout(Duration.ofMillis(20)))) {
            KeyApiClient patient = client.withSettings(settings ->
                    settings.withAttemptTimeout(Duration.ofSeconds(30)).withCallTimeout(Duration.ofSeconds(1)));

            assertThat(catchThrowable(() -> patient.fetch(QUERY))).isInstanceOf(TimedOut.class);
            assertThat(stub.requests()).hasSize(1);
        }
    }

    @Test
    void closeForThemselves(StubKeyApiServer stub) {
        stub.enqueue(StubResponse.documented());
        KeyApiClient other;
        try (var client = transport.create(stub.settings())) {
            KeyApiClient closed = tenant(client);
            other = tenant(client);
            closed.close();

            assertThat(catchThrowable(() -> closed.fetch(QUERY))).isInstanceOf(NotSent.class);
            assertThat(other.fetch(QUERY).hashtags()).isNotEmpty();
        }
        assertThat(catchThrowable(() -> other.fetch(QUERY))).isInstanceOf(NotSent.class);
        assertThat(stub.requests()).hasSize(1);
    }
}
