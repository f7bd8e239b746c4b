package io.github.trendinghashtags.examples.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that is part of the program. */
public final class Resource {
    private Resource() {}

    /**
     * Reads a text beside a class.
     *
     * @param beside the class
     * @param name the file's name, which must exist
     * @return the text in UTF-8, with line feeds as line breaks
     */
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            byte[] text = Objects.requireNonNull(in, name).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
