package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.credits.CreditLedger;

class InMemoryCreditLedgerContractTest extends CreditLedgerContract {
    @Override
    protected CreditLedger open() {
        return CreditLedger.inMemory();
    }
}
