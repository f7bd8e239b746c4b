package io.github.trendinghashtags.testkit;

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
import io.github.trendinghashtags.keyapi.JsonTokens;
import io.github.trendinghashtags.testkit.BrokenAdapters.Sound;
import io.github.trendinghashtags.testkit.reference.BrokenPort;
import io.github.trendinghashtags.testkit.reference.ForwardingJson;
import io.github.trendinghashtags.testkit.reference.TinyJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Adapters that make something wrong of what they were answered, each of one thing. Run by {@link BrokenRowsTest}. */
final class BrokenAnswers {
    private BrokenAnswers() {}

    /** A sound adapter in a wrapper that gives its own account of pages and failures. */
    abstract static class Retelling extends Sound {
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
                        TrendingHashtagsException failure, TrendingHashtagsPort sound, TrendingHashtagsQuery query) {
                    return failure(failure, () -> sound.fetch(query));
                }
            };
        }

        static TrendingHashtagsPage with(TrendingHashtagsPage page, List<TrendingHashtag> hashtags, Receipt receipt) {
            return new TrendingHashtagsPage(hashtags, page.page(), page.total(), page.hasMore(), receipt);
        }

        static boolean isOf(TrendingHashtagsException failure, int status, long code) {
            return Objects.equals(failure.status(), status) && Objects.equals(failure.code(), code);
        }
    }

    static class LosesTheRequestId extends Retelling {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            Receipt all = page.receipt();
            return with(
                    page,
                    page.hashtags(),
                    new Receipt(null, all.attempts(), all.creditsAtMost(), all.elapsed(), all.completedAt()));
        }
    }

    static class CountsTheLastAttemptOfAPage extends Retelling {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            Receipt all = page.receipt();
            return with(page, page.hashtags(), new Receipt(all.requestId(), 1, 2, all.elapsed(), all.completedAt()));
        }
    }

    static class MakesUpZeros extends Retelling {
        @Override
        TrendingHashtagsPage page(TrendingHashtagsPage page) {
            return with(page, page.hashtags().stream().map(MakesUpZeros::filled).toList(), page.receipt());
        }

        private static TrendingHashtag filled(TrendingHashtag entry) {
            return new TrendingHashtag(
                    entry.id(),
                    entry.name(),
                    entry.country(),
                    entry.industry(),
                    entry.promoted(),
                    entry.trend(),
                    entry.creators(),
                    entry.posts() == null ? 0 : entry.posts(),
                    entry.views() == null ? 0 : entry.views(),
                    entry.rank(),
                    entry.movement());
        }
    }

    static class ChokesOnAMovementThatItDoesNotKnow extends Retelling {
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
    abstract static class Repeating extends Retelling {
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

    static class PaysOnWhereTheCreditsEnd extends Repeating {
        PaysOnWhereTheCreditsEnd() {
            super(402);
        }
    }

    static class RepeatsWhatItDoesNotKnow extends Repeating {
        RepeatsWhatItDoesNotKnow() {
            super(12345);
        }
    }

    static class KeepsTheFirstStatus extends Retelling {
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

    static class GoesByTheStatusAlone extends Retelling {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            throw isOf(failure, 200, 500)
                    ? new UnexpectedResponse("code 500", failure.receipt(), 200, failure.code())
                    : failure;
        }
    }

    static class GoesByTheCodeAlone extends Retelling {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            throw isOf(failure, 500, 0) ? new MalformedResponse("no page", failure.receipt(), 500) : failure;
        }
    }

    static class TakesNoContentForAnEmptyPage extends Retelling {
        @Override
        TrendingHashtagsPage failure(TrendingHashtagsException failure, Supplier<TrendingHashtagsPage> again) {
            if (failure instanceof MalformedResponse && Objects.equals(failure.status(), 204)) {
                return new TrendingHashtagsPage(List.of(), 1, 0, false, failure.receipt());
            }
            throw failure;
        }
    }

    static class TellsOfTheSupplierAlone extends Retelling {
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

    static class KnowsNoScriptButOne extends Sound {
        @Override
        JsonTokens.Factory json() {
            return document -> new ForwardingJson(TinyJson.open(document)) {
                @Override
                public String text() throws IOException {
                    return super.text().replaceAll("[^\\x00-\\xff]", "?");
                }
            };
        }
    }

    /** Adds the brace that a document lacks at its end. */
    static class ClosesWhatIsLeftOpen extends Sound {
        @Override
        JsonTokens.Factory json() {
            return document -> {
                String text = new String(document.readAllBytes(), StandardCharsets.UTF_8).strip();
                boolean open = text.chars().filter(c -> c == '{').count()
                        == text.chars().filter(c -> c == '}').count() + 1;
                byte[] closed = (open ? text + '}' : text).getBytes(StandardCharsets.UTF_8);
                return TinyJson.open(new ByteArrayInputStream(closed));
            };
        }
    }
}
