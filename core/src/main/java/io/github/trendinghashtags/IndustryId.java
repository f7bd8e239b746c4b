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

    /** Education. */
    public static final IndustryId EDUCATION = new IndustryId(10000000000L);

    /** Vehicle &amp; Transportation. */
    public static final IndustryId VEHICLE_AND_TRANSPORTATION = new IndustryId(11000000000L);

    /** Baby, Kids &amp; Maternity. */
    public static final IndustryId BABY_KIDS_AND_MATERNITY = new IndustryId(12000000000L);

    /** Financial Services. */
    public static final IndustryId FINANCIAL_SERVICES = new IndustryId(13000000000L);

    /** Beauty &amp; Personal Care. */
    public static final IndustryId BEAUTY_AND_PERSONAL_CARE = new IndustryId(14000000000L);

    /** Tech &amp; Electronics. */
    public static final IndustryId TECH_AND_ELECTRONICS = new IndustryId(15000000000L);

    /** Travel. */
    public static final IndustryId TRAVEL = new IndustryId(17000000000L);

    /** Household Products. */
    public static final IndustryId HOUSEHOLD_PRODUCTS = new IndustryId(18000000000L);

    /** Pets. */
    public static final IndustryId PETS = new IndustryId(19000000000L);

    /** Home Improvement. */
    public static final IndustryId HOME_IMPROVEMENT = new IndustryId(21000000000L);

    /** Apparel &amp; Accessories. */
    public static final IndustryId APPAREL_AND_ACCESSORIES = new IndustryId(22000000000L);

    /** News &amp; Entertainment. */
    public static final IndustryId NEWS_AND_ENTERTAINMENT = new IndustryId(23000000000L);

    /** Business Services. */
    public static final IndustryId BUSINESS_SERVICES = new IndustryId(24000000000L);

    /** Games. */
    public static final IndustryId GAMES = new IndustryId(25000000000L);

    /** Life Services. */
    public static final IndustryId LIFE_SERVICES = new IndustryId(26000000000L);

    /** Food &amp; Beverage. */
    public static final IndustryId FOOD_AND_BEVERAGE = new IndustryId(27000000000L);

    /** Sports &amp; Outdoor. */
    public static final IndustryId SPORTS_AND_OUTDOOR = new IndustryId(28000000000L);

    /** Health. */
    public static final IndustryId HEALTH = new IndustryId(29000000000L);

    private static final Map<String, IndustryId> BY_NAME = byName();

    /**
     * Refuses a number below 1.
     *
     * @param value see {@link #value()}
     */
    public IndustryId {
        Require.atLeast("industry id", value, 1);
    }

    /**
     * The id of that number.
     *
     * @param value the number, from 1
     * @return the id
     * @throws IllegalArgumentException where the number is below 1
     */
    public static IndustryId of(long value) {
        return new IndustryId(value);
    }

    /**
     * The known industry of that English name, such as {@code "Food & Beverage"}. Case does not count.
     *
     * @param name the vendor's English name
     * @return its id
     * @throws IllegalArgumentException where no known industry has that name; the message lists those that there are
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
     * The known industries by their English names, in the order of their numbers.
     *
     * @return an unmodifiable map, name to id
     */
    public static Map<String, IndustryId> known() {
        return BY_NAME;
    }

    private static Map<String, IndustryId> byName() {
        Map<String, IndustryId> names = new LinkedHashMap<>();
        names.put("Education", EDUCATION);
        names.put("Vehicle & Transportation", VEHICLE_AND_TRANSPORTATION);
        names.put("Baby, Kids & Maternity", BABY_KIDS_AND_MATERNITY);
        names.put("Financial Services", FINANCIAL_SERVICES);
        names.put("Beauty & Personal Care", BEAUTY_AND_PERSONAL_CARE);
        names.put("Tech & Electronics", TECH_AND_ELECTRONICS);
        names.put("Travel", TRAVEL);
        names.put("Household Products", HOUSEHOLD_PRODUCTS);
        names.put("Pets", PETS);
        names.put("Home Improvement", HOME_IMPROVEMENT);
        names.put("Apparel & Accessories", APPAREL_AND_ACCESSORIES);
        names.put("News & Entertainment", NEWS_AND_ENTERTAINMENT);
        names.put("Business Services", BUSINESS_SERVICES);
        names.put("Games", GAMES);
        names.put("Life Services", LIFE_SERVICES);
        names.put("Food & Beverage", FOOD_AND_BEVERAGE);
        names.put("Sports & Outdoor", SPORTS_AND_OUTDOOR);
        names.put("Health", HEALTH);
        return Collections.unmodifiableMap(names);
    }
}
