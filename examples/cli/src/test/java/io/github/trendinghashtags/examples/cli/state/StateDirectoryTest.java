package io.github.trendinghashtags.examples.cli.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.CreditLedger.Usage;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import io.github.trendinghashtags.testkit.HashtagFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateDirectoryTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final UUID ID = new UUID(1, 2);

    @TempDir
    private Path path;

    @Test
    void countsOnWhereALineWasCutOff() throws Exception {
        try (StateDirectory directory = StateDirectory.open(path)) {
            get(directory.ledger().reserve(ID, TODAY, 6, 100));
            get(directory.ledger().settle(ID, TODAY, 20));
        }
        Path file = path.resolve("credits-" + TODAY + ".log");
        String whole = Files.readString(file);
        int secondLine = whole.indexOf('\n') + 1;

        for (int end = secondLine; end < whole.length() - 1; end++) {
            Files.writeString(file, whole.substring(0, end));
            try (StateDirectory directory = StateDirectory.open(path)) {
                assertThat(usage(directory)).as("cut off at %d", end).isEqualTo(new Usage(0, 6));
                get(directory.ledger().settle(ID, TODAY, 4));
            }
            try (StateDirectory directory = StateDirectory.open(path)) {
                assertThat(usage(directory)).as("settled after %d", end).isEqualTo(new Usage(4, 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"spent 2 credits or so", "reserved 9999999999999999999 for 00000000-0000-0001-0000-000000000002"
            })
    void refusesALedgerWithALineOfSomethingElse(String line) throws IOException {
        Path file = path.resolve("credits-" + TODAY + ".log");
        Files.writeString(file, "spent 2 for " + ID + "\n" + line + "\n");

        assertThatIOException()
                .isThrownBy(() -> StateDirectory.open(path))
                .withMessageStartingWith(file + ", line 2 is no entry of a ledger");
        assertThat(file).content().hasLineCount(2);
    }

    @Test
    void countsFromZeroWhenTheFileIsMovedAway() throws Exception {
        try (StateDirectory directory = StateDirectory.open(path)) {
            FileCreditLedger ledger = directory.ledger();
            get(ledger.reserve(ID, TODAY, 6, 6));
            Files.delete(path.resolve("credits-" + TODAY + ".log"));

            assertThat(get(ledger.usage(TODAY))).isEqualTo(new Usage(0, 0));
            assertThat(get(ledger.reserve(ID, TODAY, 6, 6)).granted()).isTrue();
        }
    }

    @Test
    void settlesOnTheDiskBeforeItIsClosed() throws IOException {
        StateDirectory directory = StateDirectory.open(path);
        directory.ledger().settle(ID, TODAY, 4);
        Thread.currentThread().interrupt();
        directory.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(path.resolve("credits-" + TODAY + ".log")).hasContent("spent 4 for " + ID + "\n");
    }

    @Test
    void takesAPageThatCannotBeReadForNone() throws Exception {
        TrendingHashtagsPage page = HashtagFixtures.documentedPage();
        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults();
        try (StateDirectory directory = StateDirectory.open(path)) {
            FilePageCache cache = directory.pageCache();
            get(cache.publish(query, page, ID, Duration.ofDays(1)));
            assertThat(get(cache.get(query))).isEqualTo(page);

            Path file = path.resolve("pages/all_regions-7d-all-any-20a-page1.json");
            Files.writeString(file, Files.readString(file).substring(0, 99));

            assertThat(get(cache.get(query))).isNull();
        }
    }

    @Test
    void takesALeaseThatCannotBeReadForNone() throws Exception {
        TrendingHashtagsPage page = HashtagFixtures.documentedPage();
        TrendingHashtagsQuery query = TrendingHashtagsQuery.defaults();
        try (StateDirectory directory = StateDirectory.open(path)) {
            FilePageCache cache = directory.pageCache();
            byte[] noText = {(byte) 0xff};
            Files.write(path.resolve("pages/all_regions-7d-all-any-20a-page1.lease"), noText);

            assertThat(get(cache.lookUp(query, Instant.EPOCH, Instant.MAX, ID, Duration.ofMinutes(1))))
                    .isEqualTo(Lookup.leased());
            get(cache.publish(query, page, ID, Duration.ofDays(1)));
            assertThat(get(cache.get(query))).isEqualTo(page);
        }
    }

    @Test
    void deletesPagesOfTwoDaysAgo() throws IOException {
        StateDirectory.open(path).close();
        Path old = Files.writeString(path.resolve("pages/old.json"), "{}");
        Path recent = Files.writeString(path.resolve("pages/recent.json"), "{}");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));

        StateDirectory.open(path).close();

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, HOME, /home/ann, /home/ann/.local/state/trending-hashtags",
        "Linux, XDG_STATE_HOME, /var/ann, /var/ann/trending-hashtags",
        "Linux, XDG_STATE_HOME, relative, ",
        "Linux, OTHER, /home/ann, ",
        "Mac OS X, HOME, /Users/ann, /Users/ann/Library/Application Support/trending-hashtags",
        "Windows 11, LOCALAPPDATA, /Local, /Local/trending-hashtags",
        "Windows 11, HOME, /home/ann, "
    })
    void isWhereThePlatformKeepsSuch(String system, String variable, String value, Path expected) {
        assertThat(StateDirectory.ofPlatform(Map.of(variable, value), system)).isEqualTo(expected);
    }

    private static Usage usage(StateDirectory directory) {
        return get(directory.ledger().usage(TODAY));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
