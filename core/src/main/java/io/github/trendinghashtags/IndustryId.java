package io.github.trendinghashtags;

import io.github.trendinghashtags.checks.Require;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The vendor's number for a first-level industry. The constants are the 18 that have been stable since 2024; any
 * positive number is accepted, since the vendor can add industries.
 *
 * @param value the number, from 1; beyond {@code int} for all known industries
 * @serial exclude
 */
public record IndustryId(long value) implements Serializable {

    private static final Map<String, IndustryId> BY_NAME = new LinkedHashMap<>();

    /** Education. */
    public static final IndustryId EDUCATION = known("Education", 10000000000L);

    /** Vehicle &amp; Transportation. */
    public static final IndustryId VEHICLE_AND_TRANSPORTATION = known("Vehicle & Transportation", 11000000000L);

    /** Baby, Kids &amp; Maternity. */
    public static final IndustryId BABY_KIDS_AND_MATERNITY = known("Baby, Kids & Maternity", 12000000000L);

    /** Financial Services. */
    public static final IndustryId FINANCIAL_SERVICES = known("Financial Services", 13000000000L);

    /** Beauty &amp; Personal Care. */
    public static final IndustryId BEAUTY_AND_PERSONAL_CARE = known("Beauty & Personal Care", 14000000000L);

    /** Tech &amp; Electronics. */
    public static final IndustryId TECH_AND_ELECTRONICS = known("Tech & Electronics", 15000000000L);

    /** Travel. */
    public static final IndustryId TRAVEL = known("Travel", 17000000000L);

    /** Household Products. */
    public static final IndustryId HOUSEHOLD_PRODUCTS = known("Household Products", 18000000000L);

    /** Pets. */
    public static final IndustryId PETS = known("Pets", 19000000000L);

    /** Home Improvement. */
    public static final IndustryId HOME_IMPROVEMENT = known("Home Improvement", 21000000000L);

    /** Apparel &amp; Accessories. */
    public static final IndustryId APPAREL_AND_ACCESSORIES = known("Apparel & Accessories", 22000000000L);

    /** News &amp; Entertainment. */
    public static final IndustryId NEWS_AND_ENTERTAINMENT = known("News & Entertainment", 23000000000L);

    /** Business Services. */
    public static final IndustryId BUSINESS_SERVICES = known("Business Services", 24000000000L);

    /** Games. */
    public static final IndustryId GAMES = known("Games", 25000000000L);

    /** Life Services. */
    public static final IndustryId LIFE_SERVICES = known("Life Services", 26000000000L);

    /** Food &amp; Beverage. */
    public static final IndustryId FOOD_AND_BEVERAGE = known("Food & Beverage", 27000000000L);

    /** Sports &amp; Outdoor. */
    public static final IndustryId SPORTS_AND_OUTDOOR = known("Sports & Outdoor", 28000000000L);

    /** Health. */
    public static final IndustryId HEALTH = known("Health", 29000000000L);

    /**
     * Refuses a number below 1.
     *
     * @param value see {@link #value()}
     */
    public IndustryId {
        Require.atLeast("industry id", value, 1);
    }

    /**
     * Returns the id with that number.
     *
     * @param value the number, from 1
     * @return the id
     * @throws IllegalArgumentException if the number is below 1
     */
    public static IndustryId of(long value) {
        return new IndustryId(value);
    }

    /**
     * Returns the known industry of that English name, such as {@code "Food & Beverage"}. Case does not count.
     *
     * @param name the vendor's English name
     * @return its id
     * @throws IllegalArgumentException if no known industry has that name; the message lists those that there are
     */
    public static IndustryId named(String name) {
        return BY_NAME.entrySet().stream()
                .filter(known -> known.getKey().equalsIgnoreCase(name.strip()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "industry must be one of " + String.join(" | ", BY_NAME.keySet()) + ", was \"" + name + "\""));
    }

    /**
     * Returns the known industries by their English names, in the order of their numbers.
     *
     * @return an unmodifiable map, name to id
     */
    public static Map<String, IndustryId> known() {
        return Collections.unmodifiableMap(BY_NAME);
    }

    private static IndustryId known(String name, long value) {
        IndustryId id = new IndustryId(value);
        BY_NAME.put(name, id);
        return id;
    }
}
