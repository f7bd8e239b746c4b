package com.acme.shop.wiring;

import io.github.trendinghashtags.adapter.one.OneAdapter;

final class Wiring {
    OneAdapter adapter() {
        return new OneAdapter();
    }
}
