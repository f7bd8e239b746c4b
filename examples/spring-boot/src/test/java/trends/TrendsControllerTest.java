package trends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendingHashtagsException.RateLimited;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The controller over a fake port: no key, no network. */
@SpringBootTest
class TrendsControllerTest {
    @TestConfiguration
    static class Fakes {
        @Bean
        FakeTrendingHashtags hashtags() {
            return FakeTrendingHashtags.documented();
        }
    }

    @Autowired
    private FakeTrendingHashtags hashtags;

    @Autowired
    private WebApplicationContext context;

    private MockMvc mvc;

    @BeforeEach
    void reset() {
        hashtags.reset();
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void returnsTheRankingOfARegion() throws Exception {
        mvc.perform(get("/ranking").param("region", "US"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].name").value("clean"));
        assertEquals(Region.of("US"), hashtags.queries().get(0).region());
    }

    @Test
    void refusesARegionThatIsNone() throws Exception {
        mvc.perform(get("/ranking").param("region", "Narnia")).andExpect(status().isBadRequest());
        assertEquals(0, hashtags.queries().size());
    }

    @Test
    void answersAFailureWithAProblem() throws Exception {
        hashtags.failNext(receipt -> new ServerFailed("the vendor's words", receipt, 503, null, null));
        mvc.perform(get("/movers"))
                .andExpect(status().isBadGateway())
                .andExpect(jsonPath("$.title").value("Trending hashtags are not available"))
                .andExpect(jsonPath("$.failure").value("ServerFailed"))
                .andExpect(jsonPath("$.retryable").value(true))
                .andExpect(jsonPath("$.detail").doesNotExist());
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        hashtags.failNext(receipt -> new RateLimited("slow down", receipt, 429, null, Duration.ofMillis(61_500)));
        mvc.perform(get("/ranking"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "62"));
    }
}
