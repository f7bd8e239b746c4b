package io.github.trendinghashtags.adapter.feign;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The oldest version of a library that the adapter works with, so that an older one fails before it is used. */
record RequiredVersion(String library, int major, int minor) {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    /**
     * Checks what is there. A version that can't be found out is let pass.
     *
     * @throws IllegalStateException if it is older
     */
    void check(@Nullable String found) {
        Matcher version = VERSION.matcher(found == null ? "" : found);
        if (version.matches() && number(version.group(1), version.group(2)) < 1_000 * major + minor) {
            throw new IllegalStateException(
                    library + " " + found + " is too old: " + major + "." + minor + " or newer is needed");
        }
    }

    private static int number(String major, String minor) {
        return 1_000 * Integer.parseInt(major) + Integer.parseInt(minor);
    }

    /**
     * What a library says of its own version.
     *
     * @param type one of the library's types
     * @param resource its file of properties
     * @param property the version's name there
     * @return the version, or null if the library was packaged without that file
     */
    static @Nullable String of(Class<?> type, String resource, String property) {
        Properties properties = new Properties();
        try (InputStream in = type.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            return null;
        }
        return properties.getProperty(property);
    }
}
