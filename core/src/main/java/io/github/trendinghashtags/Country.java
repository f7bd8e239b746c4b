package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The country that a hashtag's figures are for.
 *
 * @param id the vendor's code, such as {@code US}; {@code ALL} has been seen for every region together
 * @param name the English name, such as {@code United States}, or null if the vendor leaves it out
 * @serial exclude
 */
public record Country(String id, @Nullable String name) implements Serializable {

    /**
     * Refuses an empty id.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     */
    public Country {
        Require.text("country id", id);
    }
}
