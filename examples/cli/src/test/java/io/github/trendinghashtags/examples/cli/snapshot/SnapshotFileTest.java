package io.github.trendinghashtags.examples.cli.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.BadLine;
import io.github.trendinghashtags.examples.cli.snapshot.Snapshots.Snapshot;
import io.github.trendinghashtags.ranking.Ranking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {
    private static final Ranking FIRST = Rankings.of(Rankings.NOON, Rankings.hashtag("1", "first", 1, 1_000));
    private static final Ranking SECOND = Rankings.of(Rankings.NOON, Rankings.hashtag("2", "日本", 1, 2_000));
    private static final Ranking THIRD = Rankings.of(Rankings.NOON);

    @TempDir
    private Path directory;

    private Path path;
    private SnapshotFile file;

    @BeforeEach
    void name() {
        path = directory.resolve("rankings.jsonl");
        file = new SnapshotFile(path);
    }

    @Test
    void givesBackWhatItWasGivenToTheLastDigit() throws IOException {
        file.append(Rankings.ofEveryField(), false);

        Snapshots read = file.last(1);

        assertThat(read.unreadable()).isEmpty();
        assertThat(read.last()).containsExactly(new Snapshot(1, false, Rankings.ofEveryField()));
        assertThat(Files.readString(path)).hasLineCount(1).endsWith("}\n").contains("日本の猫");
    }

    @ParameterizedTest
    @CsvSource({"1, keep it under another name", "2, keep it under another name", "4, use the newer version"})
    void refusesAnotherFormatAndSaysHowToGoOn(int format, String advice) throws IOException {
        append(FIRST);
        String ours = Files.readString(path);

        Files.writeString(path, ours + "{\"snapshot\":" + format + ",\"other\":true}\n");

        assertThatThrownBy(() -> file.last(1))
                .isInstanceOf(OtherVersionException.class)
                .hasMessageContaining("format " + format)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u2028\"}", "\u0085"})
    void knowsAnotherFormatWhateverItsLinesEndIn(String end) throws IOException {
        Files.writeString(path, "{\"snapshot\":4,\"name\":\"a" + end + "\n");

        assertThatThrownBy(() -> file.last(1)).isInstanceOf(OtherVersionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"snapshot\":3,\"invented\":false,\"ranking\":null}"})
    void losesOnlyALineOfNothing(String line) throws IOException {
        append(FIRST);
        Files.writeString(path, Files.readString(path) + line + "\n");

        assertThat(file.last(2).last()).containsExactly(new Snapshot(1, false, FIRST));
        assertThat(file.last(2).unreadable()).extracting(BadLine::line).containsExactly(2L);
    }

    @Test
    void keepsTheOrderAndReadsTheLast() throws IOException {
        append(FIRST, SECOND, THIRD);

        assertThat(file.last(2).last()).containsExactly(new Snapshot(2, false, SECOND), new Snapshot(3, false, THIRD));
        assertThat(file.last(9).last()).hasSize(3);
    }

    @Test
    void losesOnlyTheLastLineWhereverItIsCutOff() throws IOException {
        append(FIRST, SECOND);
        byte[] whole = Files.readAllBytes(path);
        int second = Files.readAllLines(path).get(0).length() + 1;

        for (int end = second + 1; end < whole.length - 1; end++) {
            Files.write(path, Arrays.copyOf(whole, end));
            Snapshots read = file.last(2);
            assertThat(read.last()).as("cut off at %d", end).containsExactly(new Snapshot(1, false, FIRST));
            assertThat(read.unreadable())
                    .as("cut off at %d", end)
                    .containsExactly(new BadLine(
                            2,
                            true,
                            false,
                            "cut off: expected a snapshot and a line break, had only the first " + (end - second)
                                    + " bytes of it"));
        }
    }

    @Test
    void beginsANewLineAfterOneThatWasCutOff() throws IOException {
        append(FIRST, SECOND);
        byte[] cutOff = Arrays.copyOf(Files.readAllBytes(path), (int) Files.size(path) - 20);
        Files.write(path, cutOff);

        file.append(THIRD, false);

        assertThat(file.last(2).last()).containsExactly(new Snapshot(1, false, FIRST), new Snapshot(3, false, THIRD));
        assertThat(file.last(2).unreadable()).extracting(BadLine::line).containsExactly(2L);
        assertThat(Files.readAllBytes(path)).startsWith(cutOff);
    }

    @Test
    void needsNoLineBreakAfterAWholeLine() throws IOException {
        append(FIRST);
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), (int) Files.size(path) - 1));
        assertThat(file.last(1).last()).containsExactly(new Snapshot(1, false, FIRST));

        append(SECOND);

        assertThat(file.last(2).last()).containsExactly(new Snapshot(1, false, FIRST), new Snapshot(2, false, SECOND));
        assertThat(file.last(2).unreadable()).isEmpty();
    }

    static Stream<Arguments> corruptions() {
        return Stream.of(
                corruption("\"total\":1", "\"total\":\"1\"", "ranking.total: something is", "at column "),
                corruption("\"total\":1", "\"total\":1.5", "ranking.total: something is"),
                corruption("\"total\":1", "\"total\":0", "ranking: total must be at least the number of hashtags"),
                corruption("\"total\":1,", "", "ranking.total: something is missing"),
                corruption("\"total\":1", "\"total\":1,\"total\":1", "Duplicate field"),
                corruption("\"total\":1", "\"total\":1,\"sum\":1", "ranking.sum: something is"),
                corruption("\"rank\":1", "\"rank\":0", "ranking.hashtags[0]: rank must be at least 1, was 0"),
                corruption("\"rank\":1", "\"rank\":99999999999", "ranking.hashtags[0].rank: "),
                corruption("\"name\":\"first\"", "\"name\":null", "ranking.hashtags[0]: "),
                corruption("\"UNCHANGED\"", "\"ODD\"", "ranking.hashtags[0].movement.direction: "),
                corruption("\"all_regions\"", "\"usa\"", "ranking.query.region: region must be two capital"),
                corruption("\"days\":7", "\"days\":0", "ranking.query.period: period in days must be from 1 to 365"),
                corruption("2026-02-02T12", "2026-02-31T12", "ranking.takenAt: something is"),
                corruption("PT0.3S", "0.3 s", "ranking.receipt.elapsed: something is"),
                corruption("\"stale\":false", "\"stale\":0", "ranking.stale: something is"),
                corruption(
                        "\"fetchedPages\":[]",
                        "\"fetchedPages\":[{\"number\":1,\"total\":1,\"hasMore\":false,\"ids\":[1]}]",
                        "ranking.fetchedPages[0].ids[0]: something is"),
                corruption("\"consistent\":true", "\"consistent\":1", "ranking.consistent: something is"),
                corruption("\"hashtags\":[", "\"hashtags\":{", "ranking.hashtags: something is"),
                corruption("}}}", "}}}}", "broken JSON"),
                corruption("}}}", "}}} {}", "the line: something is"));
    }

    private static Arguments corruption(String whole, String corrupt, String... problem) {
        return Arguments.of(whole, corrupt, problem);
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void saysWhatWasExpectedAndUsesTheOtherLines(String whole, String corrupt, String[] problem) throws IOException {
        append(SECOND, FIRST, THIRD);
        String[] lines = Files.readString(path).split("\n");
        assertThat(lines[1]).contains(whole);
        lines[1] = lines[1].replace(whole, corrupt);
        Files.writeString(path, String.join("\n", lines) + "\n");

        Snapshots read = file.last(3);

        assertThat(read.last()).containsExactly(new Snapshot(1, false, SECOND), new Snapshot(3, false, THIRD));
        assertThat(read.unreadable()).singleElement().satisfies(bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.cutOff()).isFalse();
            assertThat(bad.problem()).contains(problem);
        });
    }

    @Test
    void tellsAForeignFileByItsLines() throws IOException {
        Files.write(path, "# Notes\n\n{\"snapshot\":\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.last(1).unreadable())
                .extracting(BadLine::line, BadLine::foreign)
                .containsExactly(tuple(1L, true), tuple(3L, false), tuple(4L, true));
    }

    @Test
    void holdsFewOfManyBadLines() throws IOException {
        Files.writeString(path, "x\n".repeat(1_000));
        append(FIRST);

        assertThat(file.last(1).last()).hasSize(1);
        assertThat(file.last(1).unreadable())
                .hasSize(20)
                .last()
                .extracting(BadLine::line)
                .isEqualTo(1_000L);
    }

    @Test
    void refusesALineThatIsTooLongWithoutHoldingIt() throws IOException {
        append(FIRST);
        byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 17; i++) {
            Files.write(path, mebibyte, StandardOpenOption.APPEND);
        }
        Files.writeString(path, "\n", StandardOpenOption.APPEND);

        assertThat(file.last(1).last()).hasSize(1);
        assertThat(file.last(1).unreadable())
                .singleElement()
                .extracting(BadLine::problem)
                .isEqualTo("the line must be at most 16777216 bytes, was 17825792");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(path, new byte[] {'{', (byte) 0xff, '}', '\n'});

        assertThat(file.last(1).unreadable())
                .singleElement()
                .extracting(BadLine::problem)
                .isEqualTo("the line must be UTF-8");
    }

    @Test
    void failsWhereThereIsNoFile() {
        assertThatThrownBy(() -> file.last(1)).isInstanceOf(NoSuchFileException.class);
    }

    private void append(Ranking... rankings) throws IOException {
        for (Ranking ranking : rankings) {
            file.append(ranking, false);
        }
    }
}
