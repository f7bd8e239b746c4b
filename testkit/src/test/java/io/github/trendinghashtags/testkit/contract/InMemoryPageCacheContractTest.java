package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.PageCache;

class InMemoryPageCacheContractTest extends PageCacheContract {
    @Override
    protected PageCache open() {
        return PageCache.inMemory(10);
    }
}
