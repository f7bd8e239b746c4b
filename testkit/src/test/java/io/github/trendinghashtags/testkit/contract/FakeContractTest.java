package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.testkit.FakeTrendingHashtags;
import java.util.List;

class FakeContractTest extends PortBehaviourContract {
    @Override
    protected Vendor start(List<TrendingHashtag> ranking) {
        return new FakeVendor(FakeTrendingHashtags.of(ranking));
    }

    private record FakeVendor(FakeTrendingHashtags fake) implements Vendor {
        @Override
        public TrendingHashtagsPort port() {
            return fake;
        }

        @Override
        public void respondNext(List<TrendingHashtag> hashtags, int page, int total, boolean hasMore) {
            fake.returnNext(receipt -> new TrendingHashtagsPage(hashtags, page, total, hasMore, receipt));
        }

        @Override
        public Runnable holdNext() {
            return fake.holdNext()::release;
        }

        @Override
        public int requests() {
            return fake.queries().size();
        }

        @Override
        public void awaitRequests(int count) {
            fake.awaitQueries(count);
        }

        @Override
        public void close() {}
    }
}
