package io.github.trendinghashtags.examples.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * How the page looks.
 *
 * @param css the style sheet
 */
record StyleSheet(String css) {

    static StyleSheet load() {
        try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
            byte[] css = Objects.requireNonNull(in, "report.css").readAllBytes();
            return new StyleSheet(new String(css, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
