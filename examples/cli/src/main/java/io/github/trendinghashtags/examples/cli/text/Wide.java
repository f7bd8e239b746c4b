package io.github.trendinghashtags.examples.cli.text;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The characters that terminals draw two columns wide, by the list in {@code wide.txt}. */
final class Wide {
    private static final Pattern BLOCK = Pattern.compile("(?m)^([0-9A-F]+)\\.\\.([0-9A-F]+)");
    private static final NavigableMap<Integer, Integer> LAST_BY_FIRST = new TreeMap<>();

    static {
        BLOCK.matcher(Resource.text(Wide.class, "wide.txt"))
                .results()
                .forEach(block -> LAST_BY_FIRST.put(codePoint(block, 1), codePoint(block, 2)));
    }

    private Wide() {}

    static boolean contains(int codePoint) {
        Map.Entry<Integer, Integer> block = LAST_BY_FIRST.floorEntry(codePoint);
        return block != null && codePoint <= block.getValue();
    }

    private static int codePoint(MatchResult block, int group) {
        return Integer.parseInt(block.group(group), 16);
    }
}
