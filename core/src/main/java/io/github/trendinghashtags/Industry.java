package io.github.trendinghashtags;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The industry that a hashtag belongs to.
 *
 * @param id the vendor's number
 * @param name the English name, such as {@code Pets}, or null if the vendor leaves it out
 * @serial exclude
 */
public record Industry(IndustryId id, @Nullable String name) implements Serializable {

    /**
     * Refuses a null id.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     */
    public Industry {
        Objects.requireNonNull(id, "industry id");
    }
}
