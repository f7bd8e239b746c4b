package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.Industry;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.examples.cli.text.Counts;
import io.github.trendinghashtags.examples.cli.text.Movement;
import io.github.trendinghashtags.examples.cli.text.Text;
import org.jspecify.annotations.Nullable;

/** A column of the table, in the order from left to right. */
enum Column {
    RANK(Integer.MAX_VALUE, true) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return Integer.toString(hashtag.rank());
        }
    },
    MOVE(Integer.MAX_VALUE, false) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return Movement.symbol(hashtag.movement());
        }
    },
    HASHTAG(20, false) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return "#" + Text.visible(hashtag.name());
        }
    },
    POSTS(Integer.MAX_VALUE, true) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return Counts.humanized(hashtag.posts());
        }
    },
    VIEWS(Integer.MAX_VALUE, true) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return Counts.humanized(hashtag.views());
        }
    },
    TREND(Integer.MAX_VALUE, false) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return Sparkline.of(hashtag.trend());
        }
    },
    INDUSTRY(12, false) {
        @Override
        String cell(TrendingHashtag hashtag) {
            return industry(hashtag.industry());
        }
    };

    private final int enough;
    private final boolean rightAligned;

    Column(int enough, boolean rightAligned) {
        this.enough = enough;
        this.rightAligned = rightAligned;
    }

    abstract String cell(TrendingHashtag hashtag);

    /** The least width that the column is worth showing with, if its content takes that many columns. */
    int floor(int content) {
        return Math.min(content, enough);
    }

    /** Cuts, isolates and pads a text to a width. */
    String aligned(String text, int width) {
        String cut = Text.truncated(text, width);
        String padding = " ".repeat(Math.max(0, width - Text.width(cut)));
        return rightAligned ? padding + Text.isolated(cut) : Text.isolated(cut) + padding;
    }

    private static String industry(@Nullable Industry industry) {
        if (industry == null) {
            return "";
        }
        String name = industry.name();
        return name == null ? Long.toString(industry.id().value()) : Text.visible(name);
    }
}
