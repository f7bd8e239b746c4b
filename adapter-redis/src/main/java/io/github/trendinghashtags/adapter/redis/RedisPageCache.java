package io.github.trendinghashtags.adapter.redis;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.checks.Require;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.keyapi.PageJson;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps a hash for each page, and a key for each lease, whose value is the holder's token. */
final class RedisPageCache implements PageCache {
    private static final RedisScript GET = RedisScript.of("pages", "get");
    private static final RedisScript LOOK_UP = RedisScript.of("pages", "look-up");
    private static final RedisScript PUBLISH = RedisScript.of("pages", "publish");
    private static final RedisScript RELEASE = RedisScript.of("release");

    private static final Duration MAX_KEEP = Duration.ofDays(365);

    private final RedisCommands commands;
    private final RedisKeys keys;

    RedisPageCache(RedisCommands commands, RedisKeys keys) {
        this.commands = commands;
        this.keys = keys;
    }

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        return commands.<@Nullable TrendingHashtagsPage>run(
                GET, List.of(keys.page(query), keys.clearings()), reply -> reply.isEmpty() ? null : page(reply.get(0)));
    }

    @Override
    public CompletionStage<Lookup> lookUp(
            TrendingHashtagsQuery query,
            Instant completedFrom,
            Instant completedBefore,
            UUID token,
            Duration leaseTime) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(completedFrom, "completedFrom");
        Objects.requireNonNull(completedBefore, "completedBefore");
        Objects.requireNonNull(token, "token");
        Require.inRange("leaseTime", leaseTime, Duration.ofNanos(1), Duration.ofDays(1));
        CompletableFuture<Lookup> result = new CompletableFuture<>();
        // A page that can't be read is a miss: no page was completed in an empty range.
        relay(
                readable(query, completedFrom, completedBefore, token, leaseTime),
                result,
                () -> relay(
                        readable(query, completedFrom, completedFrom, token, leaseTime),
                        result,
                        () -> result.completeExceptionally(new AssertionError("a page in an empty range"))));
        return result;
    }

    /** Completes the result by what was found, and cancels the lookup with it. */
    private static void relay(
            CompletableFuture<@Nullable Lookup> found, CompletableFuture<Lookup> result, Runnable unreadable) {
        var unused = result.whenComplete((lookup, failure) -> found.cancel(true));
        var unusedToo = found.whenComplete((lookup, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (lookup != null) {
                result.complete(lookup);
            } else {
                unreadable.run();
            }
        });
    }

    /** Looks a page up. Brings null if there is one that can't be read, or if another has just taken its place. */
    private CompletableFuture<@Nullable Lookup> readable(
            TrendingHashtagsQuery query, Instant from, Instant before, UUID token, Duration leaseTime) {
        return commands.<@Nullable Lookup>runThenRead(
                LOOK_UP,
                List.of(keys.page(query), keys.clearings(), keys.lease(query)),
                keys.page(query),
                "json",
                reply -> lookup(reply, from, before),
                sortable(from),
                sortable(before),
                token,
                millis(leaseTime));
    }

    private static @Nullable Lookup lookup(List<@Nullable Object> reply, Instant from, Instant before) {
        return switch (Reply.text(reply.get(0))) {
            case "hit" -> {
                TrendingHashtagsPage page = page(reply.get(1));
                yield page == null || !isWithin(page.receipt().completedAt(), from, before) ? null : Lookup.hit(page);
            }
            case "leased" -> Lookup.leased();
            default -> Lookup.leasedElsewhere(Duration.ofMillis((Long) reply.get(1)));
        };
    }

    private static boolean isWithin(Instant time, Instant from, Instant before) {
        return !time.isBefore(from) && time.isBefore(before);
    }

    @Override
    public CompletionStage<@Nullable Void> publish(
            TrendingHashtagsQuery query, TrendingHashtagsPage page, UUID token, Duration keepFor) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(keepFor, "keepFor");
        return commands.<@Nullable Void>run(
                PUBLISH,
                List.of(keys.page(query), keys.clearings(), keys.lease(query)),
                reply -> null,
                token,
                sortable(page.receipt().completedAt()),
                PageJson.write(page),
                millis(keepFor));
    }

    @Override
    public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        String lease = keys.lease(Objects.requireNonNull(query, "query"));
        Objects.requireNonNull(token, "token");
        return commands.<@Nullable Void>run(RELEASE, List.of(lease), reply -> null, token);
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        String page = keys.page(Objects.requireNonNull(query, "query"));
        return commands.<@Nullable Void>run(CommandType.DEL, page, reply -> null);
    }

    /** Counts, which takes no longer the more pages there are. Those from before are ignored, and go at their time. */
    @Override
    public CompletionStage<@Nullable Void> clear() {
        return commands.<@Nullable Void>run(CommandType.INCR, keys.clearings(), reply -> null);
    }

    private static @Nullable TrendingHashtagsPage page(@Nullable Object json) {
        try {
            return json == null ? null : PageJson.read((byte[]) json);
        } catch (IOException unreadable) {
            return null; // A miss: whoever fetches the page replaces it.
        }
    }

    /** Returns digits that sort as the times do. */
    private static String sortable(Instant time) {
        long seconds = time.getEpochSecond() - Instant.MIN.getEpochSecond();
        return padded(seconds, 1_000_000_000_000_000_000L) + padded(time.getNano(), 1_000_000_000);
    }

    /** Returns a number below a power of ten with as many digits as that has zeros. */
    private static String padded(long number, long powerOfTen) {
        return Long.toString(powerOfTen + number).substring(1);
    }

    /** Rounds up, since Redis refuses times of 0. */
    private static long millis(Duration time) {
        Duration kept = time.compareTo(MAX_KEEP) < 0 ? time : MAX_KEEP;
        return Math.max(1, kept.plusNanos(999_999).toMillis());
    }
}
