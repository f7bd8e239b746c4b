/**
 * Suites of JUnit tests that every implementation of a port must pass: {@linkplain
 * io.github.trendinghashtags.testkit.contract.TrendingHashtagsPortContract adapters}, {@linkplain
 * io.github.trendinghashtags.testkit.contract.PortBehaviourContract ports of any kind}, {@linkplain
 * io.github.trendinghashtags.testkit.contract.CreditLedgerContract ledgers} and {@linkplain
 * io.github.trendinghashtags.testkit.contract.PageCacheContract caches}. They need JUnit Jupiter's API and engine.
 *
 * <pre>{@code
 * class MyLedgerContractTest extends CreditLedgerContract {
 *     @Override
 *     protected CreditLedger open() {
 *         return new MyLedger();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.testkit.contract;

import org.jspecify.annotations.NullMarked;
