package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.RankMovement;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Counts;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.ranking.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the template shows.
 *
 * @param history the rankings, oldest first
 * @param notices what the reader must know about the data
 * @param policy what the page may load
 * @param css the style sheet
 * @param script the script
 */
record Page(History history, Movers movers, List<String> notices, String policy, String css, String script) {

    Page(List<Ranking> rankings, List<String> notices, String policy, String css, String script) {
        this(new History(rankings), Movers.of(new History(rankings)), notices, policy, css, script);
    }

    /**
     * A figure that matters.
     *
     * @param label what it counts
     * @param value the figure
     * @param change since the earlier ranking, or null if that is not known
     */
    record Figure(String label, String value, @Nullable String change) {}

    /**
     * A list of what moved.
     *
     * @param title what they have in common
     * @param count how many there are
     * @param first the first of them
     * @param more the others
     */
    record Group(String title, int count, List<Item> first, List<Item> more) {
        private static final int FIRST = 5;

        static Group of(String title, List<Item> items) {
            int first = Math.min(FIRST, items.size());
            return new Group(title, items.size(), items.subList(0, first), items.subList(first, items.size()));
        }

        int moreCount() {
            return more.size();
        }
    }

    /** An entry of a list, and where it is or was. */
    record Item(Entry entry, String place, boolean moved) {}

    Ranking ranking() {
        return history.latest();
    }

    String title() {
        return "Trending hashtags · " + QueryName.of(ranking().query());
    }

    String region() {
        return QueryName.region(ranking().query().region());
    }

    String details() {
        return QueryName.details(ranking().query());
    }

    String time() {
        return Moment.of(ranking().takenAt());
    }

    String source() {
        Ranking earlier = history.earlier();
        return earlier == null
                ? "As the vendor says, without saying since when."
                : "Since " + Moment.of(earlier.takenAt()) + ".";
    }

    List<Figure> figures() {
        Figure newcomers =
                new Figure("Newcomers", Integer.toString(movers.newcomers().size()), null);
        Figure climbers =
                new Figure("Climbers", Integer.toString(movers.climbers().size()), null);
        return List.of(
                newcomers, climbers, total("Views", TrendingHashtag::views), total("Posts", TrendingHashtag::posts));
    }

    /** A sum over the ranking, and its change if both rankings are complete. */
    private Figure total(String label, Function<TrendingHashtag, @Nullable Long> count) {
        Ranking earlier = history.earlier();
        long now = sum(ranking(), count);
        if (earlier == null || !earlier.complete() || !ranking().complete()) {
            return new Figure(label, Counts.humanized(now), null);
        }
        long before = sum(earlier, count);
        double percent = before == 0 ? 0 : 100.0 * (now - before) / before;
        String change = before == 0
                ? Counts.change(now)
                : String.format(Locale.ROOT, "%s (%+.1f %%)", Counts.change(now - before), percent);
        return new Figure(label, Counts.humanized(now), change);
    }

    private static long sum(Ranking ranking, Function<TrendingHashtag, @Nullable Long> count) {
        return ranking.hashtags().stream()
                .map(count)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }

    List<Entry> entries() {
        return movers.all();
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        groups.add(Group.of("Newcomers", moved(movers.newcomers())));
        groups.add(Group.of("Climbers", moved(movers.climbers())));
        groups.add(Group.of("Fallers", moved(movers.fallers())));
        if (!movers.left().isEmpty()) {
            groups.add(Group.of("Gone", movers.left().stream().map(Page::gone).toList()));
        }
        return groups;
    }

    private static List<Item> moved(List<Entry> entries) {
        return entries.stream()
                .map(entry -> new Item(entry, "at " + entry.rank(), true))
                .toList();
    }

    private static Item gone(TrendingHashtag hashtag) {
        Entry entry = new Entry(hashtag, RankMovement.unknown(null), null, null);
        return new Item(entry, "was " + hashtag.rank(), false);
    }

    List<IndustryShare> industries() {
        return IndustryShare.of(movers.all());
    }

    /** The movements that there are, for the filter. */
    List<String> movements() {
        return movers.all().stream().map(Entry::kind).distinct().sorted().toList();
    }

    /** Whether ranks over time say more than the movement since the last time. */
    boolean hasHistory() {
        return history.rankings().size() > 2;
    }

    String caption() {
        String caption = String.format(
                Locale.ROOT,
                "%d of %d hashtags. Posts and views are of the period. A trend is in percent of its own peak.",
                ranking().hashtags().size(),
                ranking().total());
        return history.earlier() == null
                ? caption
                : caption + " Without a date, a hashtag is there since before "
                        + Moment.day(history.rankings().get(0).takenAt()) + ".";
    }

    String sources() {
        Receipt receipt = ranking().receipt();
        return String.format(
                Locale.ROOT,
                "Data by KeyAPI, fetched at the cost of at most %d credits. Nothing on this page is loaded from elsewhere.",
                receipt.creditsAtMost());
    }
}
