package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.IndustryId;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import io.github.trendinghashtags.keyapi.PageJson;
import java.time.LocalDate;

/** Names the keys of those who share a prefix. Its hash tag lets a cluster keep all of them on one node. */
final class RedisKeys {
    private static final int MAX_PREFIX = 100;

    private final String tag;

    RedisKeys(String keyPrefix) {
        Require.text("keyPrefix", keyPrefix);
        if (keyPrefix.isBlank() || keyPrefix.length() > MAX_PREFIX || keyPrefix.matches("(?s).*[{}].*")) {
            throw new IllegalArgumentException("keyPrefix must be from 1 to " + MAX_PREFIX
                    + " characters, not blank and without braces, was \"" + keyPrefix + '"');
        }
        this.tag = '{' + keyPrefix + "}:";
    }

    String day(LocalDate day) {
        return tag + "credits:" + day;
    }

    String coolDown() {
        return tag + "cool-down";
    }

    String pace() {
        return tag + "pace";
    }

    /** Programs that write pages of different versions keep them apart, so that none replaces the other's. */
    String page(TrendingHashtagsQuery query) {
        return tag + "page:v" + PageJson.VERSION + ':' + name(query);
    }

    String lease(TrendingHashtagsQuery query) {
        return tag + "lease:v" + PageJson.VERSION + ':' + name(query);
    }

    /** How often all pages were dropped. */
    String clearings() {
        return tag + "clearings";
    }

    private static String name(TrendingHashtagsQuery query) {
        IndustryId industry = query.industry();
        return query.region().code() + ':' + query.period().days() + "d:"
                + (industry == null ? "any" : Long.toString(industry.value()))
                + (query.newToTop100() ? ":new" : ":all") + ":page" + query.page() + "of" + query.limit();
    }
}
