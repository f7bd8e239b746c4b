package io.github.trendinghashtags.testkit;

import io.github.trendinghashtags.credits.PageCache;

class InMemoryPageCacheContractTest extends PageCacheContract {
    @Override
    protected PageCache open() {
        return PageCache.inMemory(10);
    }
}
