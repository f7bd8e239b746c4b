package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.TrendingHashtagsPage;
import io.github.trendinghashtags.TrendingHashtagsQuery;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.examples.cli.json.Json;
import io.github.trendinghashtags.examples.cli.json.UnreadableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps pages in the files of a {@link StateDirectory}, one a page, and its lease in another beside it. */
public final class FilePageCache implements PageCache {
    private static final Pattern LEASE = Pattern.compile("([0-9a-f-]{36}) until (\\d{1,18})\n");

    private final StateDirectory directory;

    FilePageCache(StateDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CompletionStage<@Nullable TrendingHashtagsPage> get(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        return directory.locked(() -> read(query));
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
        if (Objects.requireNonNull(leaseTime, "leaseTime").isNegative() || leaseTime.isZero()) {
            throw new IllegalArgumentException("leaseTime must be above 0, was " + leaseTime);
        }
        return directory.locked(() -> {
            TrendingHashtagsPage page = read(query);
            if (page != null && isWithin(page.receipt().completedAt(), completedFrom, completedBefore)) {
                return Lookup.hit(page);
            }
            long now = System.currentTimeMillis();
            Matcher held = lease(query);
            if (held != null && !held.group(1).equals(token.toString())) {
                long left = Long.parseLong(held.group(2)) - now;
                if (left > 0) {
                    return Lookup.leasedElsewhere(Duration.ofMillis(left));
                }
            }
            Files.writeString(leaseFile(query), token + " until " + (now + leaseTime.toMillis()) + "\n");
            return Lookup.leased();
        });
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
        return done(() -> {
            TrendingHashtagsPage kept = read(query);
            if (holds(query, token)
                    || kept == null
                    || !kept.receipt().completedAt().isAfter(page.receipt().completedAt())) {
                write(query, page);
            }
            releaseNow(query, token);
        });
    }

    @Override
    public CompletionStage<@Nullable Void> release(TrendingHashtagsQuery query, UUID token) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(token, "token");
        return done(() -> releaseNow(query, token));
    }

    @Override
    public CompletionStage<@Nullable Void> invalidate(TrendingHashtagsQuery query) {
        Objects.requireNonNull(query, "query");
        return done(() -> Files.deleteIfExists(pageFile(query)));
    }

    @Override
    public CompletionStage<@Nullable Void> clear() {
        return done(() -> {
            List<Path> pages;
            try (Stream<Path> files = Files.list(directory.pages())) {
                pages = files.filter(file -> file.toString().endsWith(".json")).toList();
            }
            for (Path page : pages) {
                Files.deleteIfExists(page);
            }
        });
    }

    /** Returns null for a page that can't be read, so that it is fetched again. */
    private @Nullable TrendingHashtagsPage read(TrendingHashtagsQuery query) throws IOException {
        if (!Files.exists(pageFile(query))) {
            return null;
        }
        try {
            return Json.read(Files.readString(pageFile(query)), TrendingHashtagsPage.class);
        } catch (UnreadableException | CharacterCodingException ofAnotherVersionOrDamaged) {
            return null;
        }
    }

    /** Writes all of the page or nothing, whenever the process ends. */
    private void write(TrendingHashtagsQuery query, TrendingHashtagsPage page) throws IOException {
        Path unfinished = directory.pages().resolve("unfinished");
        Files.writeString(unfinished, Json.line(page));
        Files.move(unfinished, pageFile(query), StandardCopyOption.REPLACE_EXISTING);
    }

    private void releaseNow(TrendingHashtagsQuery query, UUID token) throws IOException {
        if (holds(query, token)) {
            Files.deleteIfExists(leaseFile(query));
        }
    }

    private boolean holds(TrendingHashtagsQuery query, UUID token) throws IOException {
        Matcher held = lease(query);
        return held != null && held.group(1).equals(token.toString());
    }

    private @Nullable Matcher lease(TrendingHashtagsQuery query) throws IOException {
        if (!Files.exists(leaseFile(query))) {
            return null;
        }
        // Any bytes are text in it, since a damaged lease is none.
        Matcher lease = LEASE.matcher(Files.readString(leaseFile(query), StandardCharsets.ISO_8859_1));
        return lease.matches() ? lease : null;
    }

    private Path pageFile(TrendingHashtagsQuery query) {
        return directory.pages().resolve(name(query) + ".json");
    }

    private Path leaseFile(TrendingHashtagsQuery query) {
        return directory.pages().resolve(name(query) + ".lease");
    }

    private static String name(TrendingHashtagsQuery query) {
        return String.join(
                "-",
                query.region().code(),
                query.period().days() + "d",
                query.industry() == null
                        ? "all"
                        : Long.toString(query.industry().value()),
                query.newToTop100() ? "new" : "any",
                query.limit() + "a",
                "page" + query.page());
    }

    /** An operation without a result. */
    private interface Step {
        void run() throws IOException;
    }

    private CompletionStage<@Nullable Void> done(Step step) {
        return directory.locked(() -> {
            step.run();
            return null;
        });
    }
}
