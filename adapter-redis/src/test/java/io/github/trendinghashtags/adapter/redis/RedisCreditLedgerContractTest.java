package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.testkit.contract.CreditLedgerContract;
import org.junit.jupiter.api.AfterEach;

class RedisCreditLedgerContractTest extends CreditLedgerContract {
    private final String prefix = Redis.newPrefix();
    private final RedisStores stores = RedisStores.connect(Redis.client(), prefix);
    private final RedisStores others = RedisStores.connect(Redis.client(), prefix);

    @AfterEach
    void close() {
        stores.close();
        others.close();
    }

    @Override
    protected CreditLedger open() {
        return stores.creditLedger();
    }

    @Override
    protected CreditLedger openAnother(CreditLedger first) {
        return others.creditLedger();
    }
}
