package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.examples.cli.text.Resource;
import io.github.trendinghashtags.ranking.Ranking;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as one HTML page that needs nothing else: no script, no picture, no font, no network, and its policy allows
 * none. Readable on a phone, in the dark and on paper.
 *
 * @param ranking what to show
 * @param earlier what to compare it with, or null
 * @param movers what moved
 * @param notices what the reader must know about the data
 * @param css the style sheet
 */
public record Report(Ranking ranking, @Nullable Ranking earlier, Movers movers, List<String> notices, String css) {

    /**
     * A list of what moved.
     *
     * @param title what they have in common
     * @param count how many there are
     * @param shown the first of them
     * @param more how many are not shown
     */
    record Group(String title, int count, List<Item> shown, int more) {
        private static final int MOST = 5;

        static Group of(String title, List<Item> items) {
            int shown = Math.min(MOST, items.size());
            return new Group(title, items.size(), items.subList(0, shown), items.size() - shown);
        }
    }

    /** An entry of a list, and where it is or was. */
    record Item(Entry entry, String place, boolean moved) {}

    /**
     * Writes the page.
     *
     * @param ranking what to show, complete or not
     * @param earlier an earlier ranking of the same query, which shows what moved, or null to go by what the vendor says
     * @param notice what the reader must know about the data, or null
     * @return the page, to be written in UTF-8
     * @throws IllegalArgumentException if the two rankings are of different queries
     */
    public static String of(Ranking ranking, @Nullable Ranking earlier, @Nullable String notice) {
        List<String> notices = new ArrayList<>(notice == null ? List.of() : List.of(notice));
        if (!ranking.complete()) {
            notices.add("Not all of it could be had: the pages " + ranking.missingPages() + " are missing.");
        }
        if (!ranking.consistent()) {
            notices.add("The ranking changed while it was fetched: an entry may be missing or out of place.");
        }
        String css = Resource.text(Report.class, "report.css");
        return Template.fill(new Report(ranking, earlier, Movers.of(ranking, earlier), notices, css));
    }

    String title() {
        return "Trending hashtags · " + QueryName.of(ranking.query());
    }

    String region() {
        return QueryName.region(ranking.query().region());
    }

    String details() {
        return QueryName.details(ranking.query());
    }

    String time() {
        return Moment.of(ranking.takenAt());
    }

    String source() {
        return earlier == null
                ? "By the vendor's word, which does not say since when."
                : "Since " + Moment.of(earlier.takenAt()) + ".";
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        groups.add(Group.of("Newcomers", moved(movers.newcomers())));
        groups.add(Group.of("Climbers", moved(movers.climbers())));
        groups.add(Group.of("Fallers", moved(movers.fallers())));
        if (hasLeft()) {
            groups.add(Group.of("Gone", movers.left().stream().map(Report::gone).toList()));
        }
        return groups;
    }

    boolean hasLeft() {
        return !movers.left().isEmpty();
    }

    String caption() {
        return String.format(
                Locale.ROOT,
                "%d of %d hashtags. Posts and views are of the period, the trend is relative to its own peak.",
                ranking.hashtags().size(),
                ranking.total());
    }

    Receipt receipt() {
        return ranking.receipt();
    }

    /** Allows this style sheet, told by its digest, and forbids all else: scripts, images, fonts, forms, frames. */
    String policy() {
        return "default-src 'none'; style-src '" + digest(css) + "'; base-uri 'none'; form-action 'none'";
    }

    private static List<Item> moved(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Item(entry, "at " + entry.rank(), true))
                .toList();
    }

    private static Item gone(TrendingHashtag hashtag) {
        return new Item(new Entry(hashtag, RankMovement.unknown(null)), "was " + hashtag.rank(), false);
    }

    private static String digest(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
