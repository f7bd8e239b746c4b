package io.github.trendinghashtags.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Text;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final List<TrendingHashtag> RANKING = List.of(
            Hashtags.pet(1, "clean", RankMovement.newEntry(), 48_892L, 151_854_088L),
            Hashtags.pet(2, "日本の猫🐈", RankMovement.up(3), 999L, 19_583_705_445L),
            Hashtags.pet(3, "قطط", RankMovement.down(12), 1_000L, 1L),
            Hashtags.pet(4, "evil\u001b[2J\nname\u202e", RankMovement.unchanged(), 0L, 0L),
            Hashtags.bare(100, "averyveryverylonghashtagindeed", RankMovement.unknown(9)));

    @Test
    void showsEverythingWhereThereIsRoom() throws IOException {
        assertThat(table(80)).isEqualTo("""
                        RANK  MOVE  HASHTAG                          POSTS   VIEWS  TREND  INDUSTRY
                           1  ★new  #clean                           48.9K  151.9M  ▁▅█    Pets
                           2  ▲3    #日本の猫🐈                        999   19.6B  ▁▅█    Pets
                           3  ▼12   \u2068#قطط\u2069                              1.0K       1  ▁▅█    Pets
                           4  =     #evil�[2J�name�                      0       0  ▁▅█    Pets
                         100  ?     #averyveryverylonghashtagindeed      –       –
                        """);
    }

    @Test
    void goesWithoutTheIndustryFirstAndCutsNames() throws IOException {
        assertThat(table(60)).isEqualTo("""
                        RANK  MOVE  HASHTAG                     POSTS   VIEWS  TREND
                           1  ★new  #clean                      48.9K  151.9M  ▁▅█
                           2  ▲3    #日本の猫🐈                   999   19.6B  ▁▅█
                           3  ▼12   \u2068#قطط\u2069                         1.0K       1  ▁▅█
                           4  =     #evil�[2J�name�                 0       0  ▁▅█
                         100  ?     #averyveryverylonghashtag…      –       –
                        """);
    }

    @Test
    void goesWithoutTheTrendNext() throws IOException {
        assertThat(table(48).lines().findFirst()).hasValue("RANK  MOVE  HASHTAG                POSTS   VIEWS");
    }

    @Test
    void goesWithoutThePostsLast() throws IOException {
        assertThat(table(32)).isEqualTo("""
                        RANK  MOVE  HASHTAG        VIEWS
                           1  ★new  #clean        151.9M
                           2  ▲3    #日本の猫🐈    19.6B
                           3  ▼12   \u2068#قطط\u2069               1
                           4  =     #evil�[2J�n…       0
                         100  ?     #averyveryv…       –
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {28, 32, 40, 41, 47, 48, 55, 56, 68, 69, 80, 200})
    void keepsWithinTheLine(int width) throws IOException {
        assertThat(table(width).lines())
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void staysReadableWhereNothingFits() throws IOException {
        assertThat(table(1).lines().skip(1).findFirst()).hasValue("   1  ★new  #clean    151.9M");
    }

    @Test
    void isAHeaderAloneForAnEmptyRanking() throws IOException {
        StringBuilder out = new StringBuilder();
        new Table(80, Style.PLAIN).write(List.of(), out);
        assertThat(out).hasToString("RANK  MOVE  HASHTAG  POSTS  VIEWS  TREND  INDUSTRY\n");
    }

    private static String table(int width) throws IOException {
        StringBuilder out = new StringBuilder();
        new Table(width, Style.PLAIN).write(RANKING, out);
        return out.toString();
    }
}
