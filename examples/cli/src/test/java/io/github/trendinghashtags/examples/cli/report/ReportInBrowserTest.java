package io.github.trendinghashtags.examples.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.trendinghashtags.examples.cli.report.Chromium.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in Chromium, where that is installed. */
class ReportInBrowserTest {

    private Path directory;
    private Chromium browser;

    /** Not in a directory that the test deletes: what the browser began may write to it for a moment longer. */
    @BeforeEach
    void find() throws IOException {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium")
                .toAbsolutePath();
        Optional<Chromium> installed = Chromium.installed(directory);
        assumeTrue(installed.isPresent(), "no Chromium on the PATH");
        browser = installed.orElseThrow();
    }

    @Test
    void keepsHostileNamesTextAndComplainsOfNothing() throws Exception {
        Loaded page = load(Report.of(Hostile.ranking(), null, null));

        assertThat(page.console()).isEmpty();
        assertThat(page.dom())
                .contains("<title>Trending hashtags · All regions · last 7 days</title>")
                .contains("<bdi dir=\"auto\">#&lt;script&gt;document.title='run'&lt;/script&gt;</bdi>")
                .contains("<bdi dir=\"auto\">#\"&gt;&lt;img src=x onerror=\"document.title='run'\"&gt;</bdi>")
                .contains("<bdi dir=\"auto\">#javascript:document.title='run'</bdi>")
                .contains("<bdi dir=\"auto\">#left\ufffdright</bdi>")
                .doesNotContain("<script", "<img", "<a ", "\u202e")
                .containsOnlyOnce("</table>")
                .containsOnlyOnce("</style>");
    }

    /** So that the test above can't pass by looking away. */
    @Test
    void wouldSeeAScriptThatRuns() throws Exception {
        Loaded page = load("<!DOCTYPE html><title>still</title><script>document.title='run'</script>");

        assertThat(page.dom()).contains("<title>run</title>");
    }

    @Test
    void letsNoScriptRunEvenIfOneGotIn() throws Exception {
        String page = Report.of(Hostile.ranking(), null, null);
        String broken = page.replace("</h1>", "</h1><script>document.title='run'</script><img src=x>");
        assertThat(broken).isNotEqualTo(page);

        Loaded loaded = load(broken);

        assertThat(loaded.dom()).contains("<script>").doesNotContain("<title>run</title>");
        assertThat(loaded.console()).anySatisfy(line -> assertThat(line).contains("Content Security Policy"));
    }

    private Loaded load(String html) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("page.html"), html);
        return browser.load(file);
    }
}
