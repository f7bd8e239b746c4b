package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.testkit.contract.PageCacheContract;
import org.junit.jupiter.api.AfterEach;

class RedisPageCacheContractTest extends PageCacheContract {
    private final String prefix = Redis.newPrefix();
    private final RedisStores stores = RedisStores.connect(Redis.client(), prefix);
    private final RedisStores others = RedisStores.connect(Redis.client(), prefix);

    @AfterEach
    void close() {
        stores.close();
        others.close();
    }

    @Override
    protected PageCache open() {
        return stores.pageCache();
    }

    @Override
    protected PageCache openAnother(PageCache first) {
        return others.pageCache();
    }
}
