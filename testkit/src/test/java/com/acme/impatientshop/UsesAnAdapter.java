package com.acme.impatientshop;

import io.github.trendinghashtags.adapter.one.OneAdapter;

final class UsesAnAdapter {
    String show() {
        return new OneAdapter().toString();
    }
}
