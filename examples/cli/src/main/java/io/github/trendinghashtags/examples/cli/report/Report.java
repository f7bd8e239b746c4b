package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Moment;
import io.github.trendinghashtags.examples.cli.text.QueryName;
import io.github.trendinghashtags.ranking.Ranking;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as one HTML page that needs nothing else: no script, no picture, no font, no network, and its policy allows
 * none. Readable on a phone, in the dark and on paper.
 */
public final class Report {
    private static final int MOST_MOVERS = 5;

    private final Ranking ranking;
    private final @Nullable Ranking earlier;
    private final Movers movers;
    private final Html html = new Html();

    private Report(Ranking ranking, @Nullable Ranking earlier) {
        this.ranking = ranking;
        this.earlier = earlier;
        this.movers = Movers.of(ranking, earlier);
    }

    /**
     * Writes the page.
     *
     * @param ranking what to show, complete or not
     * @param earlier an earlier ranking of the same query, to tell what moved, or null to go by the vendor's word
     * @param notice what the reader must know about the data, or null
     * @return the page, to be written in UTF-8
     * @throws IllegalArgumentException where the two rankings are of different queries
     */
    public static String of(Ranking ranking, @Nullable Ranking earlier, @Nullable String notice) {
        return new Report(ranking, earlier).page(notice);
    }

    private String page(@Nullable String notice) {
        html.open("html", "lang", "en").line();
        head();
        html.open("body").line().open("header");
        heading();
        if (notice != null) {
            html.element("p", notice, "class", "notice");
        }
        caveats();
        html.close().line().open("main").line();
        whatMoved();
        html.open("section", "aria-labelledby", "ranking").element("h2", "The ranking", "id", "ranking");
        RankingTable.write(movers.all(), caption(), html);
        html.close().close().line();
        footer();
        return html.close().line().close().line().toString();
    }

    private void whatMoved() {
        boolean hasLeft = !movers.left().isEmpty();
        html.open("section", "aria-labelledby", "moved").element("h2", "What moved", "id", "moved");
        html.element("p", source(), "class", "source").open("div", "class", hasLeft ? "movers four" : "movers");
        html.line();
        list("Newcomers", movers.newcomers(), this::moved);
        list("Climbers", movers.climbers(), this::moved);
        list("Fallers", movers.fallers(), this::moved);
        if (hasLeft) {
            list("Gone", movers.left(), this::gone);
        }
        html.close().close().line();
    }

    private void head() {
        StyleSheet style = StyleSheet.load();
        html.open("head").line().empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", style.contentSecurityPolicy());
        html.line().empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.line().empty("meta", "name", "color-scheme", "content", "light dark");
        html.line().empty("meta", "name", "referrer", "content", "no-referrer").line();
        html.element("title", "Trending hashtags · " + QueryName.of(ranking.query()));
        html.line().style(style.css()).line().close().line();
    }

    private void heading() {
        html.element("p", "Trending hashtags on TikTok", "class", "eyebrow");
        html.element("h1", QueryName.region(ranking.query().region()));
        html.open("p", "class", "details").text(QueryName.details(ranking.query()) + " · ");
        html.element(
                "time",
                Moment.of(ranking.takenAt()),
                "datetime",
                ranking.takenAt().toString());
        html.close();
    }

    private void caveats() {
        if (!ranking.complete()) {
            String pages = ranking.missingPages().toString();
            html.element("p", "Not all of it could be had: the pages " + pages + " are missing.", "class", "notice");
        }
        if (!ranking.consistent()) {
            String changed = "The ranking changed while it was fetched: an entry may be missing or out of place.";
            html.element("p", changed, "class", "notice");
        }
    }

    private String source() {
        return earlier == null
                ? "By the vendor's word, which does not say since when."
                : "Since " + Moment.of(earlier.takenAt()) + ".";
    }

    private <T> void list(String title, List<T> some, Consumer<T> item) {
        html.open("div").open("h3").text(title + " ").element("span", Integer.toString(some.size()), "class", "count");
        html.close();
        if (some.isEmpty()) {
            html.element("p", "None.", "class", "none");
        } else {
            html.open("ol", "role", "list");
            some.stream().limit(MOST_MOVERS).forEach(item);
            html.close();
        }
        int more = some.size() - MOST_MOVERS;
        if (more > 0) {
            html.element("p", "and " + more + " more", "class", "none");
        }
        html.close().line();
    }

    private void moved(Mover mover) {
        place(mover.hashtag(), "at ");
        mover.write(html);
        html.close();
    }

    private void gone(TrendingHashtag hashtag) {
        place(hashtag, "was ");
        html.close();
    }

    private void place(TrendingHashtag hashtag, String before) {
        html.open("li").isolated("#" + hashtag.name()).text(" ");
        html.element("span", before + hashtag.rank(), "class", "place").text(" ");
    }

    private String caption() {
        return String.format(
                Locale.ROOT,
                "%d of %d hashtags. Posts and views are of the period, the trend is relative to its own peak.",
                ranking.hashtags().size(),
                ranking.total());
    }

    private void footer() {
        Receipt receipt = ranking.receipt();
        html.open("footer");
        html.element(
                "p",
                String.format(
                        Locale.ROOT,
                        "Data by KeyAPI, %d requests, at most %d credits. Nothing on this page is loaded from elsewhere.",
                        receipt.attempts(),
                        receipt.creditsAtMost()));
        html.close().line();
    }
}
