package io.github.trendinghashtags;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where hashtags trend: a country, or everywhere. Any well-formed code is accepted, because the vendor's list changes
 * without notice; {@link #known()} are the codes seen to work.
 *
 * @param code an ISO 3166-1 alpha-2 code in capitals such as {@code US}, or {@code all_regions}
 * @serial exclude
 */
public record Region(String code) implements Serializable {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** Everywhere, the vendor's default. */
    public static final Region ALL = new Region("all_regions");

    private static final List<Region> KNOWN = Stream.of(
                    "US FR DE IT ES GB AR AU BR CA CO EG ID IL JP KR MY MX PH SA SG ZA TW TH TR AE VN".split(" "))
            .map(Region::new)
            .toList();

    /**
     * Refuses anything but two capital letters or {@code all_regions}.
     *
     * @param code see {@link #code()}
     */
    public Region {
        if (!code.equals("all_regions") && !COUNTRY.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "region must be two capital letters such as US, or all_regions, was \"" + code + "\"");
        }
    }

    /**
     * Returns the region of a country code. The vendor says {@code GB}, not {@code UK}.
     *
     * @param code two capital letters, or {@code all_regions}
     * @return the region
     * @throws IllegalArgumentException if the code is not well-formed
     */
    public static Region of(String code) {
        return new Region(code);
    }

    /**
     * Returns the 27 countries that the vendor has been seen to support, without {@link #ALL}.
     *
     * @return an unmodifiable list
     */
    public static List<Region> known() {
        return KNOWN;
    }
}
