package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Counts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ranking, a row a hashtag. */
final class RankingTable {
    private final Html html;

    private RankingTable(Html html) {
        this.html = html;
    }

    static void write(List<Mover> ranking, String caption, Html html) {
        html.open("table").element("caption", caption).line();
        html.open("thead").open("tr");
        html.element("th", "Rank", "scope", "col", "class", "number");
        html.element("th", "Move", "scope", "col", "class", "moved");
        html.element("th", "Hashtag", "scope", "col");
        html.element("th", "Posts", "scope", "col", "class", "number posts");
        html.element("th", "Views", "scope", "col", "class", "number");
        html.element("th", "Trend", "scope", "col", "class", "trend");
        html.close().close().line().open("tbody").line();
        ranking.forEach(new RankingTable(html)::row);
        html.close().close().line();
    }

    private void row(Mover mover) {
        TrendingHashtag hashtag = mover.hashtag();
        html.open("tr");
        html.element("td", Integer.toString(hashtag.rank()), "class", "number rank");
        html.open("td", "class", "moved");
        mover.write(html);
        html.close().open("th", "scope", "row").isolated("#" + hashtag.name());
        about(hashtag);
        html.close();
        html.open("td", "class", "number posts");
        count(hashtag.posts());
        html.close().open("td", "class", "number");
        count(hashtag.views());
        if (hashtag.posts() != null) {
            html.element("small", Counts.humanized(hashtag.posts()) + " posts", "class", "narrow");
        }
        html.close().open("td", "class", "trend");
        TrendGraph.write(hashtag.trend(), html);
        html.close().close().line();
    }

    private void about(TrendingHashtag hashtag) {
        Industry industry = hashtag.industry();
        String name = industry == null ? null : industry.name();
        if (name != null || hashtag.promoted()) {
            html.open("small");
            if (name != null) {
                html.isolated(name);
            }
            if (hashtag.promoted()) {
                html.text(name == null ? "" : " · ").text("promoted");
            }
            html.close();
        }
    }

    /** Short to be read, exact for a program and for who points at it. */
    private void count(@Nullable Long count) {
        if (count == null) {
            html.element("span", "–", "aria-hidden", "true").unseen("unknown");
        } else {
            String exact = String.format(Locale.ROOT, "%,d", count);
            html.element("data", Counts.humanized(count), "value", count.toString(), "title", exact);
        }
    }
}
