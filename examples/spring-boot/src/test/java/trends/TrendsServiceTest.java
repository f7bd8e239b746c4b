package trends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.trendinghashtags.CallEvent;
import io.github.trendinghashtags.CallListener;
import io.github.trendinghashtags.testkit.stub.StubKeyApiServer;
import io.github.trendinghashtags.testkit.stub.StubResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** The whole service over the stub of the vendor. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "trending-hashtags.stub=true",
            "trending-hashtags.api-key=" + TrendsServiceTest.KEY,
            "trending-hashtags.cache.fresh-for=0s",
            "trending-hashtags.resilience.max-attempts=1",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            "management.endpoint.health.show-details=always"
        })
@Import(TrendsServiceTest.ThreadNotes.class)
class TrendsServiceTest {
    static final String KEY = "sk_live_canary_31c0de";

    @Autowired
    private StubKeyApiServer vendor;

    @Autowired
    private ThreadNotes notes;

    @Value("${local.server.port}")
    private int port;

    @BeforeEach
    void reset() {
        vendor.reset();
    }

    @Test
    void returnsRankingAndMovers() throws Exception {
        HttpResponse<String> ranking = get("/ranking?region=US");
        assertEquals(200, ranking.statusCode());
        assertTrue(ranking.body().contains("\"rank\":1"), ranking.body());
        HttpResponse<String> movers = get("/movers");
        assertEquals(200, movers.statusCode());
        assertFalse(movers.body().contains("\"DOWN\""), movers.body());
    }

    @Test
    void answersAFailureWithAProblem() throws Exception {
        vendor.enqueue(StubResponse.html(503));
        HttpResponse<String> problem = get("/ranking?region=FR");
        assertEquals(502, problem.statusCode());
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(problem.body().contains("\"failure\":\"ServerFailed\""), problem.body());
    }

    @Test
    void isHealthyUntilThreeCallsInARowFail() throws Exception {
        get("/ranking");
        assertTrue(health(200).contains("\"creditsLeft\""));
        for (int call = 0; call < 3; call++) {
            vendor.enqueue(StubResponse.html(503));
            get("/ranking");
        }
        String down = health(503);
        assertTrue(down.contains("\"failuresInARow\":3"), down);
        get("/ranking");
        health(200);
    }

    @Test
    void hasMeters() throws Exception {
        get("/ranking");
        for (String meter :
                new String[] {"calls", "attempts", "credits", "cache", "budget.remaining", "calls.waiting"}) {
            HttpResponse<String> response = get("/actuator/metrics/trending.hashtags." + meter);
            assertEquals(200, response.statusCode(), meter);
        }
    }

    @Test
    void showsNoKey() throws Exception {
        for (String endpoint : new String[] {"env", "configprops", "beans", "conditions", "health", "metrics"}) {
            HttpResponse<String> response = get("/actuator/" + endpoint);
            assertEquals(200, response.statusCode(), endpoint);
            assertFalse(response.body().contains(KEY), endpoint);
        }
        assertTrue(get("/actuator/configprops/trending-hashtags").body().contains("\"perDay\":200"));
    }

    @Test
    void runsOnVirtualThreadsIfJavaHasThem() throws Exception {
        get("/ranking");
        assertEquals(Runtime.version().feature() >= 21, notes.lookedUpOn.startsWith("VirtualThread"), notes.lookedUpOn);
    }

    private String health(int status) throws Exception {
        HttpResponse<String> health = get("/actuator/health");
        assertEquals(status, health.statusCode(), health.body());
        return health.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Notes the thread that asks the cache, which is the request's own. */
    @TestComponent
    static class ThreadNotes implements CallListener {
        private volatile String lookedUpOn = "";

        @Override
        public void cacheLookup(CallEvent.CacheLookup event) {
            lookedUpOn = Thread.currentThread().toString();
        }
    }
}
