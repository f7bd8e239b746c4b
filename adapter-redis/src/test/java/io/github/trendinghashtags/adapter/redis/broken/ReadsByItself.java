package io.github.trendinghashtags.adapter.redis.broken;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks the rule that an adapter uses core, keyapi and its own library only. */
public final class ReadsByItself {
    private ReadsByItself() {}

    public static JsonFactory jackson() {
        return new JsonFactory();
    }
}
