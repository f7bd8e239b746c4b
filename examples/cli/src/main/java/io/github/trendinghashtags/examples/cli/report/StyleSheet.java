package io.github.trendinghashtags.examples.cli.report;

import io.github.trendinghashtags.examples.cli.text.Resource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How the page looks.
 *
 * @param css the style sheet
 */
record StyleSheet(String css) {

    static StyleSheet load() {
        return new StyleSheet(Resource.text(StyleSheet.class, "report.css"));
    }

    /** Allows this style sheet, told by its digest, and forbids all else: scripts, images, fonts, forms, frames. */
    String contentSecurityPolicy() {
        return "default-src 'none'; style-src '" + digest() + "'; base-uri 'none'; form-action 'none'";
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
