package io.github.trendinghashtags.keyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyApiTest {
    private static final TrendingHashtagsQuery QUERY = TrendingHashtagsQuery.defaults();
    private static final URI BASE = URI.create("https://api.keyapi.ai");
    private static final String USER_AGENT =
            "User-Agent=trending-hashtags/VERSION Java/" + Runtime.version().feature();

    private static KeyApi at(URI base) {
        return new KeyApi(ClientSettings.of(ApiKey.of("sk_live_canary")).withBaseUri(base));
    }

    @Test
    void theDefaultsAreSentInFull() {
        assertThat(at(BASE).uri(QUERY))
                .isEqualTo(URI.create("https://api.keyapi.ai/v1/tiktok/trending/hashtags?page=1&limit=20&period=7"
                        + "&region=all_regions&industry_id=nothing&new_to_top_100=false"));
    }

    @Test
    void everyParameterIsSent() {
        TrendingHashtagsQuery query = new TrendingHashtagsQuery(
                3, 10, TrendPeriod.LAST_120_DAYS, Region.of("GB"), IndustryId.of(19000000000L), true);

        assertThat(at(BASE).uri(query))
                .hasQuery("page=3&limit=10&period=120&region=GB&industry_id=19000000000&new_to_top_100=true");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.keyapi.ai/, https://api.keyapi.ai/v1",
        "https://api.keyapi.ai//, https://api.keyapi.ai/v1",
        "https://proxy.example.org/keyapi, https://proxy.example.org/keyapi/v1",
        "https://proxy.example.org/keyapi/, https://proxy.example.org/keyapi/v1",
        "https://proxy.example.org/a//b///, https://proxy.example.org/a//b/v1",
        "http://localhost:8080, http://localhost:8080/v1",
        "http://[::1]:8080/, http://[::1]:8080/v1",
        "https://proxy.example.org/a%2Fb, https://proxy.example.org/a%2Fb/v1",
    })
    void aBasesPathIsAPrefixWithOrWithoutSlash(String base, String start) {
        assertThat(at(URI.create(base)).uri(QUERY).toString()).startsWith(start + "/tiktok/trending/hashtags?page=1&");
    }

    @Test
    void theKeyIsSentInOneHeaderInAFixedOrder() {
        TransportRequest call = at(BASE).request(at(BASE).uri(QUERY), ApiKey.of("sk_live_canary"));

        assertThat(call.headers().entrySet().stream().map(KeyApiTest::withoutVersion))
                .containsExactly(
                        "Accept=application/json",
                        "Accept-Encoding=gzip",
                        "Authorization=Bearer sk_live_canary",
                        USER_AGENT);
        assertThat(call.uri()).isEqualTo(at(BASE).uri(QUERY));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> call.headers().clear());
    }

    @Test
    void aCallsTextFormHasTheAddressButNotTheKey() {
        assertThat(at(BASE).request(BASE, ApiKey.of("sk_live_canary"))).hasToString("GET https://api.keyapi.ai");
    }

    @Test
    void theUsersApplicationComesFirstInTheUserAgent() {
        ClientSettings settings = ClientSettings.of(ApiKey.of("sk_live_canary")).withApplicationName("acme/2.1");
        TransportRequest request = new KeyApi(settings).request(BASE, ApiKey.of("sk_live_canary"));

        assertThat(request.headers().entrySet().stream().map(KeyApiTest::withoutVersion))
                .contains(USER_AGENT.replace("=", "=acme/2.1 "));
    }

    private static String withoutVersion(Object header) {
        return header.toString().replaceAll("trending-hashtags/[0-9]\\S*", "trending-hashtags/VERSION");
    }
}
