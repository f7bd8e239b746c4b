package io.github.trendinghashtags.keyapi;

import io.github.trendinghashtags.CallEvent.DriftFound;
import io.github.trendinghashtags.CallEvent.DriftFound.Kind;
import io.github.trendinghashtags.TrendPeriod;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds what the vendor has changed, and reports each change once for a client. Safe for use by many threads. */
final class Drift {
    /** A vendor who invents names without end must not fill the memory. */
    private static final int MAX_REPORTED = 100;

    /** Fields that are documented and not read, by their place. Each entry has some, so passing over them costs nothing. */
    private static final Map<String, String> UNUSED =
            Map.of("pagination", "size", "country_info", "label", "industry_info", "label");

    private final Set<DriftFound> reported = ConcurrentHashMap.newKeySet();

    Reading reading(KeyRedactor keys) {
        return new Reading(keys);
    }

    /** What is found in one response. It counts only if the response has a page. Used by one thread at a time. */
    final class Reading {
        private final KeyRedactor keys;
        private final Set<DriftFound> found = new LinkedHashSet<>();

        private Reading(KeyRedactor keys) {
            this.keys = keys;
        }

        void unknownField(String name, String place) {
            if (!name.equals(UNUSED.get(place))) {
                add(Kind.UNKNOWN_FIELD, MessageSanitizer.sanitize(name, keys) + " in " + place);
            }
        }

        void unknownMovement(long code) {
            add(Kind.UNKNOWN_MOVEMENT, "rank_diff_type " + ((int) code == code ? code : "out of range"));
        }

        void timeInMilliseconds() {
            add(Kind.TIME_IN_MILLISECONDS, "time in an entry of trend");
        }

        /** The vendor has returned a page for that period. */
        void period(TrendPeriod period) {
            if (!TrendPeriod.known().contains(period)) {
                add(Kind.UNKNOWN_PERIOD, "period " + period.days());
            }
        }

        private void add(Kind kind, String name) {
            if (found.size() < MAX_REPORTED) {
                found.add(new DriftFound(kind, name));
            }
        }

        /** Returns what has not been reported yet, once. */
        List<DriftFound> news() {
            if (found.isEmpty()) {
                return List.of();
            }
            return found.stream()
                    .filter(event -> reported.size() < MAX_REPORTED && reported.add(event))
                    .toList();
        }
    }
}
