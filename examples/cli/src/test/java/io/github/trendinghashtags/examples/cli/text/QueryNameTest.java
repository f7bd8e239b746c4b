package io.github.trendinghashtags.examples.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryNameTest {

    @Test
    void isOfUseForFiles() {
        TrendingHashtagsQuery all = TrendingHashtagsQuery.defaults();

        assertThat(QueryName.forFiles(all)).isEqualTo("all-7d-all");
        assertThat(QueryName.forFiles(all.withRegion(Region.of("US")).withIndustry(IndustryId.BABY_KIDS_AND_MATERNITY)))
                .isEqualTo("us-7d-baby-kids-maternity");
        assertThat(QueryName.forFiles(all.withIndustry(IndustryId.of(77)).withNewToTop100(true)))
                .isEqualTo("all-7d-industry-77-newcomers");
    }

    @Test
    void isAnotherForEachRanking() {
        List<Region> regions = new ArrayList<>(Region.known());
        regions.add(Region.ALL);
        List<IndustryId> industries = new ArrayList<>(IndustryId.known().values());
        industries.add(null);
        industries.add(IndustryId.of(77));
        List<String> names = new ArrayList<>();
        for (Region region : regions) {
            for (IndustryId industry : industries) {
                for (TrendPeriod period : TrendPeriod.known()) {
                    for (boolean newcomers : new boolean[] {false, true}) {
                        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults()
                                .withRegion(region)
                                .withPeriod(period)
                                .withNewToTop100(newcomers);
                        names.add(QueryName.forFiles(industry == null ? query : query.withIndustry(industry)));
                    }
                }
            }
        }

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)+"));
    }
}
