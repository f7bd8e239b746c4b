package com.acme.shop;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;

final class Board {
    String show(TrendingHashtagsPort port) {
        return port.fetch(TrendingHashtagsQuery.defaults()).toString();
    }
}
