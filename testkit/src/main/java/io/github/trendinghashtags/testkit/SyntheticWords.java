package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabulary of synthetic rankings: 6 words an industry, 20 endings, and a name and an ending for every region. */
final class SyntheticWords {
    private static final List<String> GENERAL = words("fyp viral trending storytime dayinmylife challenge");
    private static final List<String> ENDINGS = Stream.of(
                    "",
                    "tok",
                    "check",
                    "challenge",
                    "hacks",
                    "inspo",
                    "life",
                    "lover",
                    "2026",
                    "ofinstagram",
                    "vibes",
                    "goals",
                    "community",
                    "tips",
                    "routine",
                    "girl",
                    "day",
                    "✨",
                    "🔥")
            .toList();
    private static final List<String> NICKNAMES = Stream.of(
                    "maya_ruiz",
                    "Otto B.",
                    "the.daily.kate",
                    "さくら🌸",
                    "نور",
                    "Ben & Jo",
                    "lou_ise",
                    "한별",
                    "Nadia \"N\"",
                    "tomtom")
            .toList();
    private static final Map<IndustryId, List<String>> BY_INDUSTRY = byIndustry();
    private static final Map<String, List<String>> BY_COUNTRY = byCountry();

    private SyntheticWords() {}

    /** Returns the words of an industry, or general ones for null and unknown industries. */
    static List<String> words(@Nullable IndustryId industry) {
        return industry == null ? GENERAL : BY_INDUSTRY.getOrDefault(industry, GENERAL);
    }

    /** Returns the endings that make words into names: the common ones, then the region's. */
    static List<String> endings(Region region) {
        String local =
                BY_COUNTRY.getOrDefault(region.code(), List.of("", "world")).get(1);
        return Stream.concat(ENDINGS.stream(), Stream.of(local)).toList();
    }

    static List<String> nicknames() {
        return NICKNAMES;
    }

    /** Returns a known country's English name. Not from {@code Locale}, whose data differ between JVMs. */
    static @Nullable String countryName(String code) {
        List<String> country = BY_COUNTRY.get(code);
        return country == null ? null : country.get(0);
    }

    static @Nullable String industryName(IndustryId industry) {
        return IndustryId.known().entrySet().stream()
                .filter(known -> known.getValue().equals(industry))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    private static Map<IndustryId, List<String>> byIndustry() {
        Map<IndustryId, List<String>> all = new LinkedHashMap<>();
        all.put(IndustryId.EDUCATION, words("study booktok language college teacher exam"));
        all.put(IndustryId.VEHICLE_AND_TRANSPORTATION, words("car detailing truck motorcycle ev drift"));
        all.put(IndustryId.BABY_KIDS_AND_MATERNITY, words("mom newborn toddler dad bump nursery"));
        all.put(IndustryId.FINANCIAL_SERVICES, words("budget investing savings credit payday crypto"));
        all.put(IndustryId.BEAUTY_AND_PERSONAL_CARE, words("makeup skincare nails hair grwm perfume"));
        all.put(IndustryId.TECH_AND_ELECTRONICS, words("iphone ai setup coding gadget android"));
        all.put(IndustryId.TRAVEL, words("travel hiddengem roadtrip backpacking airport island"));
        all.put(IndustryId.HOUSEHOLD_PRODUCTS, words("cleaning laundry organizing candle kitchen restock"));
        all.put(IndustryId.PETS, words("cat dog puppy kitten parrot hamster"));
        all.put(IndustryId.HOME_IMPROVEMENT, words("diy renovation garden decor woodwork painting"));
        all.put(IndustryId.APPAREL_AND_ACCESSORIES, words("ootd sneaker thrift streetwear bag jewelry"));
        all.put(IndustryId.NEWS_AND_ENTERTAINMENT, words("movie concert series comedy award kpop"));
        all.put(IndustryId.BUSINESS_SERVICES, words("smallbusiness sidehustle startup marketing packaging office"));
        all.put(IndustryId.GAMES, words("gaming minecraft roblox speedrun cosplay esports"));
        all.put(IndustryId.LIFE_SERVICES, words("wedding moving repair photobooth florist salon"));
        all.put(IndustryId.FOOD_AND_BEVERAGE, words("recipe mukbang coffee baking streetfood matcha"));
        all.put(IndustryId.SPORTS_AND_OUTDOOR, words("football running gym camping surf skate"));
        all.put(IndustryId.HEALTH, words("wellness sleep therapy yoga nutrition steps"));
        return all;
    }

    private static Map<String, List<String>> byCountry() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Stream.of(("US:United States:usa FR:France:france DE:Germany:deutschland IT:Italy:italia ES:Spain:españa "
                                + "GB:United Kingdom:uk AR:Argentina:argentina AU:Australia:aussie BR:Brazil:brasil "
                                + "CA:Canada:canada CO:Colombia:colombia EG:Egypt:مصر ID:Indonesia:indonesia IL:Israel:ישראל "
                                + "JP:Japan:日本 KR:South Korea:한국 MY:Malaysia:malaysia MX:Mexico:méxico "
                                + "PH:Philippines:pinoy SA:Saudi Arabia:السعودية SG:Singapore:sg ZA:South Africa:mzansi "
                                + "TW:Taiwan:台灣 TH:Thailand:ไทย TR:Türkiye:türkiye AE:United Arab Emirates:الإمارات "
                                + "VN:Vietnam:việtnam")
                        .split(" (?=[A-Z]{2}:)", -1))
                .map(country -> List.of(country.split(":", -1)))
                .forEach(country -> all.put(country.get(0), country.subList(1, 3)));
        if (!all.keySet().containsAll(Region.known().stream().map(Region::code).toList())) {
            throw new IllegalStateException("a known region has no words: " + Objects.toString(all.keySet()));
        }
        return all;
    }
}
