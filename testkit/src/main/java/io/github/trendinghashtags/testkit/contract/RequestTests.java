package io.github.trendinghashtags.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.ApiKey;
import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.stub.StubRequest;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Checks the requests on the wire. */
abstract class RequestTests extends StubTests {

    @CallModes
    void sendsEveryParameterOfADefaultQuery(CallMode mode) {
        fetch(mode, port());
        assertEquals(
                "GET " + PATH + "?page=1&limit=20&period=7&region=all_regions&industry_id=nothing"
                        + "&new_to_top_100=false HTTP/1.1",
                stub.requests().get(0).lines().get(0));
    }

    @CallModes
    void sendsEveryParameterOfAFullQuery(CallMode mode) {
        TrendingHashtagsQuery query = QUERY.withPage(2)
                .withLimit(5)
                .withPeriod(TrendPeriod.LAST_120_DAYS)
                .withRegion(Region.of("GB"))
                .withIndustry(IndustryId.PETS)
                .withNewToTop100(true);
        mode.fetch(port(), query);
        assertEquals(
                "GET " + PATH + "?page=2&limit=5&period=120&region=GB&industry_id=19000000000"
                        + "&new_to_top_100=true HTTP/1.1",
                stub.requests().get(0).lines().get(0));
    }

    @CallModes
    void sendsTheHeadersThatTheVendorNeedsOnceEach(CallMode mode) {
        fetch(mode, port());
        StubRequest request = stub.requests().get(0);
        assertEquals("Bearer " + stub.apiKey().reveal(), request.headers().get("Authorization"));
        assertEquals("application/json", request.headers().get("Accept"));
        assertEquals(stub.baseUri().getAuthority(), request.headers().get("Host"));
    }

    @CallModes
    void namesTheUsersApplication(CallMode mode) {
        fetch(mode, port(settings -> settings.withApplicationName("acme-dashboard/2.1")));
        String agent = stub.requests().get(0).headers().getOrDefault("User-Agent", "none");
        assertTrue(agent.contains("acme-dashboard/2.1"), "User-Agent: " + agent);
    }

    @CallModes
    void asksForNoCompressionThatItCannotUndo(CallMode mode) {
        fetch(mode, port());
        String asked = stub.requests().get(0).headers().getOrDefault("Accept-Encoding", "identity");
        assertTrue(Set.of("gzip", "identity", "gzip, identity").contains(asked), "Accept-Encoding: " + asked);
    }

    @CallModes
    void keepsThePathOfTheBaseAddress(CallMode mode) {
        stub.enqueue(StubResponse.documented());
        fetch(mode, port(settings -> settings.withBaseUri(URI.create(stub.baseUri() + "/proxy/"))));
        assertEquals("/proxy" + PATH, stub.requests().get(0).path());
    }

    @CallModes
    void asksForTheKeyAtEveryAttempt(CallMode mode) {
        AtomicInteger asked = new AtomicInteger();
        String key = stub.apiKey().reveal();
        stub.accepting(ApiKey.of(key + 2)).enqueue(StubResponse.html(503));
        fetch(mode, port(settings -> settings.withApiKey(() -> ApiKey.of(key + asked.incrementAndGet()))));
        List<String> sent = stub.requests().stream()
                .map(request -> request.headers().getOrDefault("Authorization", ""))
                .toList();
        assertEquals(List.of("Bearer " + key + 1, "Bearer " + key + 2), sent);
    }

    @Test
    void makesOneRequestAPage() {
        assertEquals(100, port().stream(QUERY).count());
        assertRequests(5);
        assertEquals(10, stub.creditsCharged());
    }
}
