package io.github.trendinghashtags.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.trendinghashtags.Region;
import io.github.trendinghashtags.TrendPeriod;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.report.Chromium.Loaded;
import io.github.trendinghashtags.examples.cli.snapshot.Rankings;
import io.github.trendinghashtags.ranking.Ranking;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in Chromium, where that is installed. */
class ReportInBrowserTest {

    private static final int ROWS = 15;
    private static final String LONG_NAME = "long" + "er".repeat(60);

    private static final String NO_BROWSER = "No Chromium on the PATH, so the report is not tested in a browser: "
            + "install one that is named chromium, chromium-browser or google-chrome there.";

    private Path directory;
    private Chromium browser;

    /** Once for all tests, of which each is then reported as skipped. */
    @BeforeAll
    static void sayIfThereIsNone() {
        if (Chromium.installed(Path.of("target")).isEmpty()) {
            System.out.println(NO_BROWSER);
        }
    }

    /** Not in a directory that the test deletes: what the browser began may write to it for a moment longer. */
    @BeforeEach
    void find() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium")
                .toAbsolutePath();
        Optional<Chromium> installed = Chromium.installed(directory);
        assumeTrue(installed.isPresent(), NO_BROWSER);
        browser = installed.orElseThrow();
    }

    @Test
    void keepsHostileNamesTextAndComplainsOfNothing() throws Exception {
        Loaded page = load(Report.of(List.of(Hostile.ranking()), null));

        assertThat(page.console()).isEmpty();
        assertThat(page.dom())
                .contains("<title>Trending hashtags · All regions · last 7 days</title>")
                .contains("<bdi dir=\"auto\">#&lt;script&gt;document.title='run'&lt;/script&gt;</bdi>")
                .contains("<bdi dir=\"auto\">#\"&gt;&lt;img src=x onerror=\"document.title='run'\"&gt;</bdi>")
                .contains("<bdi dir=\"auto\">#javascript:document.title='run'</bdi>")
                .contains("<bdi dir=\"auto\">#left\ufffdright</bdi>")
                .doesNotContain("<img", "\u202e")
                .containsOnlyOnce("<script")
                .containsOnlyOnce("</style>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isWholeAndUsableAtAnyWidthInAnyLight(boolean dark) throws Exception {
        JsonNode seen = look(Report.of(threeDays(), "All invented."), dark);

        assertThat(seen.get("failure")).isNull();
        assertThat(seen.get("dark").asBoolean()).isEqualTo(dark);
        for (int width : new int[] {390, 1280}) {
            for (String way : List.of("script", "noScript")) {
                JsonNode page = seen.get(way + width);
                assertThat(page.get("overflow").asInt()).as(way + width).isZero();
                assertThat(page.get("rows").asInt()).as(way + width).isEqualTo(ROWS);
                assertThat(page.get("brokenNames").asInt()).as(way + width).isZero();
                assertThat(page.get("formIsSeen").asBoolean()).as(way + width).isEqualTo(way.equals("script"));
                assertThat(page.get("asideIsBeside").asBoolean())
                        .as(way + width)
                        .isEqualTo(width == 1280);
            }
            JsonNode axe = seen.get("axe" + width);
            assertThat(axe.get("passes").asInt()).isGreaterThan(dark ? 0 : 15);
            assertThat(axe.get("violations")).as("axe's violations").isEmpty();
        }
        assertFiltersAndSorts(seen.get("used"));
    }

    private static void assertFiltersAndSorts(JsonNode used) {
        assertThat(used.get("found")).extracting(JsonNode::asText).containsExactly("#" + LONG_NAME);
        assertThat(used.get("said").asText()).isEqualTo("1 of " + ROWS);
        assertThat(used.get("movements")).extracting(JsonNode::asText).containsExactly("up");
        assertThat(used.get("nothing").asBoolean()).isTrue();
        assertThat(used.get("sortedBy")).extracting(JsonNode::asText).containsExactly("Views descending");
        List<String> views = new ArrayList<>();
        used.get("byViews").forEach(count -> views.add(count.asText()));
        assertThat(views.stream().filter(count -> !count.isEmpty()).map(Long::valueOf))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(views.subList(0, ROWS - 3)).doesNotContain("");
        assertThat(used.get("byName").get(0).asText()).isNotEqualTo("#" + LONG_NAME);
    }

    private JsonNode look(String page, boolean dark) throws IOException, InterruptedException {
        try (PageServer server = PageServer.serving(page)) {
            String scheme = "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1);
            String dom = browser.load(server.harness(), scheme).dom();
            Matcher result = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL)
                    .matcher(dom);
            assertThat(result.find()).isTrue();
            String json =
                    result.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            return new ObjectMapper().readTree(json);
        }
    }

    /** A ranking that turns a little each day, with a name that is longer than any line. */
    private static List<Ranking> threeDays() {
        List<TrendingHashtag> hashtags = HashtagFixtures.synthetic(Region.of("US"), TrendPeriod.LAST_7_DAYS, null, 4);
        return IntStream.range(0, 3)
                .mapToObj(day -> Rankings.of(
                        Instant.parse("2026-02-02T09:30:00Z").plus(Duration.ofDays(day)),
                        IntStream.range(0, ROWS)
                                .mapToObj(index -> ranked(hashtags.get((index + 3 * day) % ROWS), index + 1))
                                .toArray(TrendingHashtag[]::new)))
                .toList();
    }

    private static TrendingHashtag ranked(TrendingHashtag hashtag, int rank) {
        return new TrendingHashtag(
                hashtag.id(),
                rank == 7 ? LONG_NAME : hashtag.name(),
                hashtag.country(),
                hashtag.industry(),
                hashtag.promoted(),
                hashtag.trend(),
                hashtag.creators(),
                hashtag.posts(),
                hashtag.views(),
                rank,
                hashtag.movement());
    }

    /** So that the test above can't pass by looking away. */
    @Test
    void wouldSeeAScriptThatRuns() throws Exception {
        Loaded page = load("<!DOCTYPE html><title>still</title><script>document.title='run'</script>");

        assertThat(page.dom()).contains("<title>run</title>");
    }

    @Test
    void letsNoScriptRunEvenIfOneGotIn() throws Exception {
        String page = Report.of(List.of(Hostile.ranking()), null);
        String broken = page.replace("</h1>", "</h1><script>document.title='run'</script><img src=x>");
        assertThat(broken).isNotEqualTo(page);

        Loaded loaded = load(broken);

        assertThat(loaded.dom()).contains("<script>").doesNotContain("<title>run</title>");
        assertThat(loaded.console()).anySatisfy(line -> assertThat(line).contains("Content Security Policy"));
    }

    private Loaded load(String html) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("page.html"), html);
        return browser.load(file.toUri());
    }
}
