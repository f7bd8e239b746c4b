package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.examples.cli.text.Resource;
import io.github.trendinghashtags.ranking.Ranking;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ranking as one HTML page that needs nothing else: it loads no picture, no font and no other file, and its policy allows
 * none. A script of its own sorts and filters; without it, the page is whole. Readable on a phone, in the dark and on paper.
 */
public final class Report {
    private Report() {}

    /**
     * Writes the page.
     *
     * @param history rankings of one query, oldest first: the last is shown, the one before shows what moved, and all show
     *     how ranks moved over time; at least one
     * @param notice what the reader must know about the data, or null
     * @return the page, to be written in UTF-8
     * @throws IllegalArgumentException if there is no ranking, or two are of different queries
     */
    public static String of(List<Ranking> history, @Nullable String notice) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("history must have at least 1 ranking, had 0");
        }
        Ranking ranking = history.get(history.size() - 1);
        if (history.stream().anyMatch(other -> !other.query().equals(ranking.query()))) {
            throw new IllegalArgumentException("history must be of one query, was of several");
        }
        String css = Resource.text(Report.class, "report.css");
        String script = Resource.text(Report.class, "report.js");
        String policy = "default-src 'none'; style-src '" + digest(css) + "'; script-src '" + digest(script)
                + "'; base-uri 'none'; form-action 'none'";
        return Template.fill(new Page(history, notices(ranking, notice), policy, css, script));
    }

    private static List<String> notices(Ranking ranking, @Nullable String notice) {
        List<String> notices = new ArrayList<>(notice == null ? List.of() : List.of(notice));
        if (!ranking.complete()) {
            notices.add("Not all of it could be had: the pages " + ranking.missingPages() + " are missing.");
        }
        if (!ranking.consistent()) {
            notices.add("The ranking changed while it was fetched: an entry may be missing or out of place.");
        }
        return notices;
    }

    /** A source that the page's policy allows, by its digest. */
    private static String digest(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
