package io.github.trendinghashtags;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One of the up to three creators whom the vendor shows for a hashtag.
 *
 * @param nickname the display name in any script, or null if the vendor leaves it out
 * @param avatarUrl the picture's signed address, some 330 characters, which expires within days; as the vendor sent it,
 *     or null if it leaves it out
 * @serial exclude
 */
public record Creator(@Nullable String nickname, @Nullable String avatarUrl) implements Serializable {

    /**
     * Returns the picture's address as a URI. It is parsed at each call: parsing the 60 of a page costs more than
     * reading the whole page does.
     *
     * @return the address, or null if the vendor left it out
     * @throws IllegalArgumentException if what the vendor sent is no URI
     */
    public @Nullable URI avatarUri() {
        return avatarUrl == null ? null : URI.create(avatarUrl);
    }
}
