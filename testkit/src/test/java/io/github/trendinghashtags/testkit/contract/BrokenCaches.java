package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.credits.PageCache.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Caches that are each broken in one way, and so fail the contract. */
final class BrokenCaches {
    private BrokenCaches() {}

    static class OpensAUsedStore extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                {
                    super.publish(
                            CacheTests.QUERY, CacheTests.page(CacheTests.MORNING), UUID.randomUUID(), CacheTests.LONG);
                }
            };
        }
    }

    static class PutsAReceiptOfItsOwn extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    return super.publish(
                            query,
                            page.withReceipt(new Receipt(
                                    null, 0, 0, Duration.ZERO, page.receipt().completedAt())),
                            token,
                            keepFor);
                }
            };
        }
    }

    /** Returns a cache that gets the page of another query than the one that is asked for. */
    private static PageCache getting(UnaryOperator<TrendingHashtagsQuery> change) {
        return new BrokenCache() {
            @Override
            public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
                return super.get(change.apply(query));
            }
        };
    }

    static class KeepsOnePageForAllQueries extends PageCacheContract {
        @Override
        protected PageCache open() {
            return getting(query -> CacheTests.QUERY);
        }
    }

    static class IgnoresThePeriod extends PageCacheContract {
        @Override
        protected PageCache open() {
            return getting(query -> query.withPeriod(CacheTests.QUERY.period()));
        }
    }

    static class IgnoresTheIndustry extends PageCacheContract {
        @Override
        protected PageCache open() {
            return getting(TrendingHashtagsQuery::withAnyIndustry);
        }
    }

    static class WritesCountsThatAreAbsentAsZero extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    var hashtags = page.hashtags().stream()
                            .map(WritesCountsThatAreAbsentAsZero::counted)
                            .toList();
                    return super.publish(
                            query,
                            new TrendingHashtagsPage(
                                    hashtags, page.page(), page.total(), page.hasMore(), page.receipt()),
                            token,
                            keepFor);
                }
            };
        }

        private static TrendingHashtag counted(TrendingHashtag hashtag) {
            return new TrendingHashtag(
                    hashtag.id(),
                    hashtag.name(),
                    hashtag.country(),
                    hashtag.industry(),
                    hashtag.promoted(),
                    hashtag.trend(),
                    hashtag.creators(),
                    Objects.requireNonNullElse(hashtag.posts(), 0L),
                    Objects.requireNonNullElse(hashtag.views(), 0L),
                    hashtag.rank(),
                    hashtag.movement());
        }
    }

    static class KeepsThePageThatCameLast extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    super.invalidate(query);
                    return super.publish(query, page, token, keepFor);
                }
            };
        }
    }

    static class KeepsTheLaterPageAlways extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    super.publish(query, page, UUID.randomUUID(), keepFor);
                    return super.release(query, token);
                }
            };
        }
    }

    static class KeepsPagesOfHoldersOnly extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    boolean holds = now(super.lookUp(query, Instant.MAX, Instant.MIN, token, CacheTests.LONG))
                                    .status()
                            == Lookup.Status.LEASED;
                    return holds ? super.publish(query, page, token, keepFor) : nothing();
                }
            };
        }
    }

    static class IncludesTheEnd extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from, before.plusMillis(1), token, leaseTime);
                }
            };
        }
    }

    static class IncludesWhatIsBefore extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from.minusMillis(1), before, token, leaseTime);
                }
            };
        }
    }

    static class ExcludesTheStart extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from.plusMillis(1), before, token, leaseTime);
                }
            };
        }
    }

    static class InvalidatesNothing extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
                    return nothing();
                }
            };
        }
    }

    static class InvalidatesAll extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
                    return super.clear();
                }
            };
        }
    }

    static class ClearsNothing extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> clear() {
                    return nothing();
                }
            };
        }
    }

    static class SharesNothing extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache();
        }

        @Override
        protected PageCache openAnother(PageCache first) {
            return new BrokenCache();
        }
    }

    static class LeasesToAll extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from, before, token, leaseTime)
                            .thenApply(found ->
                                    found.status() == Lookup.Status.LEASED_ELSEWHERE ? Lookup.leased() : found);
                }
            };
        }
    }

    static class ReportsTheWrongRetryAfter extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from, before, token, leaseTime)
                            .thenApply(found -> found.status() == Lookup.Status.LEASED_ELSEWHERE
                                    ? Lookup.leasedElsewhere(Duration.ofMillis(1))
                                    : found);
                }
            };
        }
    }

    static class NeverRenewsALease extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from, before, UUID.randomUUID(), leaseTime);
                }
            };
        }
    }

    static class LeasesAllPagesAtOnce extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(CacheTests.QUERY, from, before, token, leaseTime);
                }
            };
        }
    }

    static class ChecksBeforeItLeases extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                private final CountDownLatch asking = new CountDownLatch(2);

                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    Lookup found = now(super.lookUp(query, from, before, UUID.randomUUID(), Duration.ofNanos(1)));
                    if (found.status() == Lookup.Status.LEASED) {
                        asking.countDown();
                        try {
                            boolean all = asking.await(1, TimeUnit.SECONDS);
                        } catch (InterruptedException interrupt) {
                            Thread.currentThread().interrupt();
                        }
                        super.lookUp(query, from, before, token, leaseTime);
                    }
                    return CompletableFuture.completedStage(found);
                }
            };
        }
    }

    static class EndsNoLease extends PageCacheContract {
        @Override
        Duration patience() {
            return Duration.ofMillis(200);
        }

        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(query, from, before, token, Duration.ofHours(1));
                }
            };
        }
    }

    static class ReleasesNothing extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
                    return nothing();
                }
            };
        }
    }

    static class ReleasesTheLeaseOfAnother extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
                    forgetAll();
                    return nothing();
                }
            };
        }
    }

    static class KeepsTheLeaseOfAPage extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    return super.publish(query, page, UUID.randomUUID(), keepFor);
                }
            };
        }
    }

    static class PublishesOverTheLeaseOfAnother extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> publish(
                        TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
                    forgetAll();
                    return super.publish(query, page, token, keepFor);
                }
            };
        }
    }

    static class DropsLeasesWithAPage extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
                    forgetAll();
                    return nothing();
                }
            };
        }
    }

    static class DropsLeasesWithAllPages extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable Void> clear() {
                    forgetAll();
                    return nothing();
                }
            };
        }
    }

    static class TakesALeaseWithoutTime extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<Lookup> lookUp(
                        TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
                    return super.lookUp(
                            query,
                            from,
                            before,
                            token,
                            leaseTime.isNegative() || leaseTime.isZero() ? CacheTests.LONG : leaseTime);
                }
            };
        }
    }

    static class NamesNoNull extends PageCacheContract {
        @Override
        protected PageCache open() {
            return new BrokenCache() {
                @Override
                public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
                    return super.get(query == null ? CacheTests.QUERY : query);
                }
            };
        }
    }
}
