package io.github.trendinghashtags.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T09:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-03T09:30:00Z");
    private static final Pattern LINK = Pattern.compile("href=\"(.*?)\" title");
    private static final Pattern TAG = Pattern.compile("</?([a-z0-9]+)");

    @Test
    void showsWhatTheVendorTells() {
        String page = Report.of(List.of(Rankings.of(MONDAY, HashtagFixtures.documentedHashtag())), "All <invented>.");

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .contains("<h1>All regions</h1>")
                .contains("<time datetime=\"2026-02-02T09:30:00Z\">2026-02-02 09:30 UTC</time>")
                .contains("<p class=\"notice\">All &lt;invented&gt;.</p>")
                .contains("<a href=\"https://www.tiktok.com/tag/clean\" rel=\"noreferrer\"")
                .contains("<data value=\"151854088\" title=\"151,854,088\">151.9M</data>")
                .contains("<title>Trend: 100 % of its peak on 2026-02-02, the peak is now</title>")
                .contains("<span class=\"move new\"><span aria-hidden=\"true\">new</span>");
    }

    @Test
    void hasNoElementButItsOwnWhateverTheNames() {
        String page = Report.of(List.of(Hostile.ranking()), "</p><script>");

        assertThat(TAG.matcher(page).results().map((MatchResult tag) -> tag.group(1)))
                .isSubsetOf(
                        "html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "h1",
                        "h2", "h3", "p", "div", "span", "time", "ol", "li", "bdi", "small", "data", "table", "caption",
                        "thead", "tbody", "tr", "th", "td", "svg", "path", "circle", "rect", "dl", "dt", "dd", "a",
                        "form", "label", "input", "select", "option", "button", "output", "aside", "details", "summary",
                        "script");
        assertThat(page)
                .contains("#&lt;script&gt;document.title=&#39;run&#39;&lt;/script&gt;")
                .contains("#&quot;&gt;&lt;img src=x onerror=&quot;")
                .contains("#&amp;lt;b&amp;gt;")
                .contains("#left\ufffdright")
                .doesNotContain("src=\"", "url(", "@import", "\u202e", "x.invalid", "style=\"");
        assertThat(LINK.matcher(page).results().map((MatchResult link) -> link.group(1)))
                .hasSize(10)
                .allMatch(link -> link.matches("https://www\\.tiktok\\.com/tag/[A-Za-z0-9%.*_-]+\" rel=\"noreferrer"))
                .contains("https://www.tiktok.com/tag/%3C%21--\" rel=\"noreferrer");
        assertThat(page).containsOnlyOnce("<script>");
    }

    @Test
    void forbidsEverythingButItsStyleSheetAndScript() {
        assertThat(Report.of(List.of(Rankings.of(MONDAY)), null))
                .containsPattern("<meta charset=\"utf-8\">\\s*<meta http-equiv=\"Content-Security-Policy\""
                        + " content=\"default-src &#39;none&#39;; style-src &#39;sha256-[^ ]{44}&#39;;"
                        + " script-src &#39;sha256-[^ ]{44}&#39;;"
                        + " base-uri &#39;none&#39;; form-action &#39;none&#39;\">");
    }

    @Test
    void comparesWithAnEarlierRanking() {
        Ranking earlier = Rankings.of(
                MONDAY,
                Rankings.hashtag("1", "falls", 1, 9_000),
                Rankings.hashtag("2", "climbs", 2, 8_000),
                Rankings.hashtag("3", "leaves", 3, 7_000));
        Ranking later = Rankings.of(
                TUESDAY,
                Rankings.hashtag("2", "climbs", 1, 9_000),
                Rankings.hashtag("1", "falls", 2, 8_000),
                Rankings.hashtag("4", "enters", 3, 7_000));

        String page = Report.of(List.of(earlier, later), null);

        assertThat(page).contains("Since 2026-02-02 09:30 UTC.");
        assertThat(list(page, "Newcomers")).contains("#enters").contains("at 3");
        assertThat(list(page, "Climbers")).contains("#climbs").contains("up 1");
        assertThat(list(page, "Fallers")).contains("#falls").contains("down 1");
        assertThat(list(page, "Gone")).contains("#leaves").contains("was 3");
    }

    @Test
    void showsChangesAndSinceWhenAHashtagIsThere() {
        Ranking monday = Rankings.of(MONDAY, Rankings.hashtag("1", "old", 1, 9_000));
        Ranking tuesday =
                Rankings.of(TUESDAY, Rankings.hashtag("2", "young", 1, 9_500), Rankings.hashtag("1", "old", 2, 9_000));
        Ranking wednesday = Rankings.of(
                TUESDAY.plus(Duration.ofDays(1)),
                Rankings.hashtag("1", "old", 1, 12_000),
                Rankings.hashtag("2", "young", 2, 9_000));

        String page = Report.of(List.of(monday, tuesday, wednesday), null);

        assertThat(page)
                .contains("<dt>Views</dt><dd>21.0K <small>+2.5K (+13.5 %)</small></dd>")
                .contains("<small class=\"change\">+3.0K</small>", "<small class=\"change\">-500</small>")
                .containsOnlyOnce("since 2026-02-03<")
                .contains("Rank 1 now, 1 at best, in 3 rankings")
                .contains(
                        "<path class=\"line\" d=\"M3 3h0L48 7.4L93 3\">", "<path class=\"line\" d=\"M48 3h0L93 7.4\">");
    }

    @Test
    void keepsWhatIsNotShownAtFirstBehindASummary() {
        TrendingHashtag[] hashtags = IntStream.rangeClosed(1, 13)
                .mapToObj(rank -> Rankings.hashtag("id" + rank, "tag" + rank, rank, 1_000))
                .toArray(TrendingHashtag[]::new);

        String page = Report.of(List.of(Rankings.of(MONDAY), Rankings.of(TUESDAY, hashtags)), null);

        assertThat(page).containsOnlyOnce("<details><summary>and 8 more");
        assertThat(page.substring(page.indexOf("<details>"), page.indexOf("</details>")))
                .contains("#tag6", "#tag13")
                .doesNotContain("#tag5<");
    }

    @Test
    void saysWhatIsMissing() {
        Ranking whole = Rankings.of(MONDAY, Rankings.hashtag("1", "alone", 1, 1));
        Ranking partial =
                new Ranking(whole.query(), whole.hashtags(), 60, List.of(2, 3), false, MONDAY, whole.receipt());

        assertThat(Report.of(List.of(partial), null))
                .contains("the pages [2, 3] are missing")
                .contains("changed while it was fetched")
                .contains("1 of 60 hashtags");
    }

    @Test
    void isReadableWithNothingInIt() {
        assertThat(Report.of(List.of(Rankings.of(MONDAY)), null))
                .contains("None.")
                .contains("0 of 0 hashtags");
    }

    @Test
    void refusesRankingsOfTwoQueries() {
        TrendingHashtagsQuery elsewhere =
                TrendingHashtagsQuery.defaults().withRegion(Region.of("US")).withPeriod(TrendPeriod.LAST_30_DAYS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Report.of(List.of(Rankings.of(elsewhere, MONDAY), Rankings.of(TUESDAY)), null));
    }

    private static String list(String page, String title) {
        int start = page.indexOf("<h3>" + title);
        return page.substring(start, page.indexOf("</ol>", start));
    }
}
