package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void hasExactValues() throws IOException {
        StringBuilder out = new StringBuilder();
        Csv.write(List.of(HashtagFixtures.documentedHashtag()), false, out);
        assertThat(out.toString().split("\r\n", -1))
                .containsExactly(
                        "rank,movement,places,id,name,posts,views,promoted,country_id,country,industry_id,industry,"
                                + "trend_from,trend,invented",
                        "1,new,,7244,clean,48892,151854088,false,US,United States,11000000000,"
                                + "Vehicle & Transportation,2026-01-27T00:00:00Z,0.96 0.91 0.87 0.83 0.84 0.96 1.0,false",
                        "");
    }

    @Test
    void leavesWhatIsUnknownEmptyAndQuotesWhatWouldBreakALine() throws IOException {
        StringBuilder out = new StringBuilder();
        Csv.write(List.of(Hashtags.bare(2, "a\"b,c\nd", RankMovement.up(null))), false, out);
        assertThat(out.toString()).endsWith("\r\n2,up,,92,\"a\"\"b,c\nd\",,,false,,,,,,,false\r\n");
    }

    @Test
    void keepsANameThatLooksLikeAFormula() throws IOException {
        StringBuilder out = new StringBuilder();
        Csv.write(List.of(Hashtags.bare(2, "=1+1", RankMovement.down(4))), false, out);
        assertThat(out.toString()).contains("\r\n2,down,4,92,=1+1,");
    }
}
