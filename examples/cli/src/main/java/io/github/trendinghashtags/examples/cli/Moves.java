package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Counts;
import io.github.trendinghashtags.examples.cli.text.Movement;
import io.github.trendinghashtags.examples.cli.text.Text;
import io.github.trendinghashtags.ranking.RankingDiff;
import io.github.trendinghashtags.ranking.RankingDiff.Move;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moved, as lines no longer than the terminal's; what is unchanged is only counted.
 *
 * @param width how many columns a line may take
 * @param style colours or none
 */
record Moves(int width, Style style) {
    private static final int NARROWEST_HASHTAG = 8;
    private static final Row HEADER = new Row(null, "MOVE", "RANK", "WAS", "HASHTAG", "POSTS", "VIEWS");

    /** A line's fields. */
    private record Row(
            @Nullable RankMovement movement,
            String move,
            String rank,
            String was,
            String hashtag,
            String posts,
            String views) {}

    void write(RankingDiff diff, Appendable out) throws IOException {
        List<Row> rows = rows(diff);
        if (!rows.isEmpty()) {
            List<Row> all = new ArrayList<>(List.of(HEADER));
            all.addAll(rows);
            int hashtag = hashtagWidth(all);
            for (Row row : all) {
                out.append(line(row, hashtag)).append('\n');
            }
            out.append('\n');
        }
        out.append(summary(diff)).append('\n');
    }

    private static List<Row> rows(RankingDiff diff) {
        List<Row> rows = new ArrayList<>();
        for (TrendingHashtag hashtag : diff.entered()) {
            rows.add(row(RankMovement.newEntry(), hashtag, rank(hashtag), ""));
        }
        diff.climbed().forEach(move -> rows.add(row(RankMovement.up(move.places()), move)));
        diff.dropped().forEach(move -> rows.add(row(RankMovement.down(-move.places()), move)));
        for (TrendingHashtag hashtag : diff.left()) {
            rows.add(new Row(RankMovement.down(null), "out", "", rank(hashtag), name(hashtag), "", ""));
        }
        return rows;
    }

    private static Row row(RankMovement movement, Move move) {
        TrendingHashtag later = move.later();
        return new Row(
                movement,
                Movement.symbol(movement),
                rank(later),
                rank(move.earlier()),
                name(later),
                Counts.change(move.posts()),
                Counts.change(move.views()));
    }

    private static Row row(RankMovement movement, TrendingHashtag hashtag, String rank, String was) {
        return new Row(
                movement,
                Movement.symbol(movement),
                rank,
                was,
                name(hashtag),
                Counts.humanized(hashtag.posts()),
                Counts.humanized(hashtag.views()));
    }

    private static String rank(TrendingHashtag hashtag) {
        return Integer.toString(hashtag.rank());
    }

    private static String name(TrendingHashtag hashtag) {
        return "#" + Text.visible(hashtag.name());
    }

    private int hashtagWidth(List<Row> rows) {
        int widest =
                rows.stream().mapToInt(row -> Text.width(row.hashtag)).max().orElse(0);
        return Math.max(NARROWEST_HASHTAG, Math.min(widest, width - "MOVE  RANK   WAS    ±999.9K  ±999.9K".length()));
    }

    private String line(Row row, int hashtagWidth) {
        String cut = Text.truncated(row.hashtag, hashtagWidth);
        String hashtag = Text.isolated(cut) + " ".repeat(Math.max(0, hashtagWidth - Text.width(cut)));
        String move = String.format("%-4s", row.move);
        String line = String.format(
                        "%s  %4s  %4s  %s  %7s  %7s",
                        row.movement == null ? move : style.moving(row.movement, move),
                        row.rank,
                        row.was,
                        hashtag,
                        row.posts,
                        row.views)
                .stripTrailing();
        return row.movement == null ? style.faint(line) : line;
    }

    private static String summary(RankingDiff diff) {
        String counts = String.join(
                " · ",
                diff.entered().size() + " entered",
                diff.left().size() + " left",
                diff.climbed().size() + " climbed",
                diff.dropped().size() + " dropped",
                diff.unchanged().size() + " unchanged");
        int unknown = diff.unknown().size();
        return unknown == 0 ? counts : counts + " · " + unknown + " unknown, since a ranking is not whole";
    }
}
