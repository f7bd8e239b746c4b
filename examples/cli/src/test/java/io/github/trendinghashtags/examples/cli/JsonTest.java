package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void hasExactValuesAndNulls() throws IOException {
        TrendingHashtag bare = Hashtags.bare(2, "\u001b\"日本\ud83d", RankMovement.unknown(null));
        assertThat(json(List.of(bare), false)).isEqualTo("""
                        [
                        {"id":"92","name":"\\u001B\\"日本\\uD83D","country":null,"industry":null,"promoted":false,"trend":[],\
                        "creators":[],"posts":null,"views":null,"rank":2,\
                        "movement":{"direction":"UNKNOWN","places":null,"code":null}}
                        ]
                        """);
    }

    @Test
    void isReadBackIntoTheSameRecordsByAPlainMapper() throws IOException {
        TrendingHashtag[] hashtags = {
            HashtagFixtures.documentedHashtag(), Hashtags.pet(2, "cat", RankMovement.up(3), 5L, 19_583_705_445L)
        };

        String json = json(List.of(hashtags), false);

        assertThat(json).hasLineCount(4);
        assertThat(new ObjectMapper().registerModule(new JavaTimeModule()).readValue(json, TrendingHashtag[].class))
                .isEqualTo(hashtags);
    }

    @Test
    void saysOfEachEntryThatItIsInvented() throws IOException {
        assertThat(json(List.of(HashtagFixtures.documentedHashtag()), true)).contains("},\"invented\":true}\n]");
    }

    @Test
    void isAnEmptyArrayForAnEmptyRanking() throws IOException {
        assertThat(json(List.of(), false)).isEqualToIgnoringWhitespace("[]");
    }

    private static String json(List<TrendingHashtag> hashtags, boolean invented) throws IOException {
        StringWriter out = new StringWriter();
        Format.JSON.write(hashtags, invented, Spent.NOTHING, Terminal.of(out, new StringWriter(), Map.of(), false));
        return out.toString();
    }
}
