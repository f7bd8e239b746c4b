package io.github.trendinghashtags.testkit.contract;

import io.github.trendinghashtags.ClientSettings;
import io.github.trendinghashtags.Receipt;
import io.github.trendinghashtags.TrendingHashtag;
import io.github.trendinghashtags.TrendingHashtagsException;
import io.github.trendinghashtags.TrendingHashtagsException.MalformedResponse;
import io.github.trendinghashtags.TrendingHashtagsException.NotSent;
import io.github.trendinghashtags.TrendingHashtagsException.ServerFailed;
import io.github.trendinghashtags.TrendingHashtagsException.UnexpectedResponse;
import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Correct;
import io.github.trendinghashtags.testkit.contract.BrokenAdapters.Rewriting;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adapters that misread a response, each in one way. Run by {@link BrokenPartsTest}. */
final class BrokenResponses {
    private BrokenResponses() {}

    /** A correct adapter in a wrapper that gives its own account of pages and failures. */
    abstract static class Adjusting extends Correct {
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            return page;
        }

        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            throw failure;
        }

        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenPort(adapter(settings)) {
                @Override
                protected TrendingHashtagsPage read(TrendingHashtagsPage page) {
                    return page(page);
                }

                @Override
                protected TrendingHashtagsPage dealWith(
                        TrendingHashtagsException failure, TrendingHashtagsPort correct, TrendingHashtagsQuery query) {
                    return failure(failure, () -> correct.fetch(query));
                }
            };
        }

        static TrendingHashtagsPage with(TrendingHashtagsPage page, List<TrendingHashtag> hashtags, Receipt receipt) {
            return new TrendingHashtagsPage(hashtags, page.page(), page.total(), page.hasMore(), receipt);
        }

        static TrendingHashtag with(TrendingHashtag entry, String name, @Nullable Long posts, @Nullable Long views) {
            return new TrendingHashtag(
                    entry.id(),
                    name,
                    entry.country(),
                    entry.industry(),
                    entry.promoted(),
                    entry.trend(),
                    entry.creators(),
                    posts,
                    views,
                    entry.rank(),
                    entry.movement());
        }

        static boolean isOf(TrendingHashtagsException failure, int status, long code) {
            return Objects.equals(failure.status(), status) && Objects.equals(failure.code(), code);
        }
    }

    static class LosesTheRequestId extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            Receipt all = page.receipt();
            return with(
                    page,
                    page.hashtags(),
                    new Receipt(null, all.attempts(), all.creditsAtMost(), all.elapsed(), all.completedAt()));
        }
    }

    static class CountsTheLastAttemptOfAPage extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            Receipt all = page.receipt();
            return with(page, page.hashtags(), new Receipt(all.requestId(), 1, 2, all.elapsed(), all.completedAt()));
        }
    }

    static class ReturnsZeroForNull extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            return with(
                    page,
                    page.hashtags().stream().map(ReturnsZeroForNull::filled).toList(),
                    page.receipt());
        }

        private static TrendingHashtag filled(TrendingHashtag entry) {
            long posts = entry.posts() == null ? 0 : entry.posts();
            long views = entry.views() == null ? 0 : entry.views();
            return with(entry, entry.name(), posts, views);
        }
    }

    static class FailsOnAnUnknownMovement extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            page.hashtags().forEach(entry -> {
                Integer code = entry.movement().code();
                if (code != null) {
                    throw new MalformedResponse("a movement of " + code, page.receipt(), 200);
                }
            });
            return page;
        }
    }

    /** Repeats what is refused by one code. */
    abstract static class Repeating extends Adjusting {
        private final long code;

        Repeating(long code) {
            this.code = code;
        }

        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            if (isOf(failure, 200, code)) {
                return again.get();
            }
            throw failure;
        }
    }

    static class RetriesOutOfCredits extends Repeating {
        RetriesOutOfCredits() {
            super(402);
        }
    }

    static class RetriesUnknownCodes extends Repeating {
        RetriesUnknownCodes() {
            super(12345);
        }
    }

    static class KeepsTheFirstStatus extends Adjusting {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            if (failure.getSuppressed().length > 0 && failure.getSuppressed()[0] instanceof ServerFailed first) {
                ServerFailed told =
                        new ServerFailed("the first", failure.receipt(), first.status(), failure.code(), null);
                List.of(failure.getSuppressed()).forEach(told::addSuppressed);
                throw told;
            }
            throw failure;
        }
    }

    static class IgnoresTheCode extends Adjusting {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            throw isOf(failure, 200, 500)
                    ? new UnexpectedResponse("code 500", failure.receipt(), 200, failure.code())
                    : failure;
        }
    }

    static class IgnoresTheStatus extends Adjusting {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            throw isOf(failure, 500, 0) ? new MalformedResponse("no page", failure.receipt(), 500) : failure;
        }
    }

    static class TakesNoContentForAnEmptyPage extends Adjusting {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            if (failure instanceof MalformedResponse && Objects.equals(failure.status(), 204)) {
                return new TrendingHashtagsPage(List.of(), 1, 0, false, failure.receipt());
            }
            throw failure;
        }
    }

    static class ReportsTheSupplierAlone extends Adjusting {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            for (Throwable each : failure.getSuppressed()) {
                if (each instanceof NotSent notSent) {
                    throw notSent;
                }
            }
            throw failure;
        }
    }

    static class ReadsLatinOnly extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            return with(
                    page, page.hashtags().stream().map(ReadsLatinOnly::latin).toList(), page.receipt());
        }

        private static TrendingHashtag latin(TrendingHashtag entry) {
            return with(entry, entry.name().replaceAll("[^\\x00-\\xff]", "?"), entry.posts(), entry.views());
        }
    }

    static class CutsTimesToTheSecond extends Rewriting {
        @Override
        String rewrite(String json) {
            return json.replaceAll("(\"time\":\"?[0-9]{10})[0-9]{3}(?![0-9])", "$1");
        }
    }

    static class TakesMicrosecondsForSeconds extends Rewriting {
        @Override
        String rewrite(String json) {
            return json.replaceAll("(\"time\":\"?[0-9]{10})[0-9]{6}(?![0-9])", "$1");
        }
    }

    static class CutsPagesToTheLimit extends Adjusting {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            List<TrendingHashtag> hashtags = page.hashtags();
            return with(page, hashtags.subList(0, Math.min(20, hashtags.size())), page.receipt());
        }
    }

    /** Takes a page for as long as was asked, wherever it counts. */
    static class CountsPagesByTheirLimit extends Correct {
        @Override
        protected TrendingHashtagsPort open(ClientSettings settings) {
            return new BrokenCalls.Forwarding(adapter(settings)) {
                @Override
                public TrendingHashtagsPage fetch(TrendingHashtagsQuery query) {
                    TrendingHashtagsPage page = super.fetch(query);
                    boolean more = page.hasMore() && query.page() * query.limit() < page.total();
                    return new TrendingHashtagsPage(page.hashtags(), page.page(), page.total(), more, page.receipt());
                }
            };
        }
    }

    /** Adds the brace that a document lacks at its end. */
    static class CompletesTruncatedJson extends Rewriting {
        @Override
        String rewrite(String json) {
            boolean open = json.chars().filter(c -> c == '{').count()
                    == json.chars().filter(c -> c == '}').count() + 1;
            return open ? json + '}' : json;
        }
    }
}
