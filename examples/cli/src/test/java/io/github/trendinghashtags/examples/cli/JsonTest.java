package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void hasExactValuesAndNulls() throws IOException {
        TrendingHashtag bare = Hashtags.bare(2, "\u001b\"日本", RankMovement.unknown(null));
        assertThat(json(List.of(bare))).isEqualTo("""
                        [
                        {"rank":2,"movement":{"kind":"unknown","code":null},"id":"92","name":"\\u001B\\"日本",\
                        "posts":null,"views":null,"promoted":false,"country":null,"industry":null,"trend":[],\
                        "creators":[]}
                        ]
                        """);
    }

    @Test
    void hasAnEntryALine() throws IOException {
        String json = json(List.of(
                HashtagFixtures.documentedHashtag(), Hashtags.pet(2, "cat", RankMovement.up(3), 5L, 19_583_705_445L)));
        assertThat(json.lines()).hasSize(4);
        assertThat(json.lines().skip(1).findFirst().orElseThrow())
                .startsWith("{\"rank\":1,\"movement\":{\"kind\":\"new\",\"places\":null},\"id\":\"7244\"")
                .contains("\"posts\":48892,\"views\":151854088,")
                .contains("\"industry\":{\"id\":11000000000,\"name\":\"Vehicle & Transportation\"}")
                .contains("{\"time\":\"2026-01-27T00:00:00Z\",\"value\":0.96}")
                .contains("{\"nickname\":\"becky mae\",\"avatar_url\":\"https://")
                .endsWith("},");
        assertThat(names(json)).containsExactly("clean", "cat");
    }

    @Test
    void isAnEmptyArrayForAnEmptyRanking() throws IOException {
        assertThat(json(List.of())).isEqualToIgnoringWhitespace("[]");
    }

    private static String json(List<TrendingHashtag> hashtags) throws IOException {
        StringWriter out = new StringWriter();
        Json.write(hashtags, out);
        return out.toString();
    }

    /** The names of the entries, as a parser finds them. */
    private static List<String> names(String json) throws IOException {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                boolean ofAnEntry = parser.getParsingContext().getNestingDepth() == 2;
                if (ofAnEntry && "name".equals(parser.currentName())) {
                    names.add(parser.nextTextValue());
                }
            }
        }
        return names;
    }
}
