package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.TrendingHashtagsPort;
import io.github.trendinghashtags.credits.BudgetedTrendingHashtags;
import io.github.trendinghashtags.credits.CachedTrendingHashtags;
import io.github.trendinghashtags.credits.CreditBudget;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.examples.cli.Transport.OpenTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the connection and limit its cost. */
final class ConnectionOptions {

    private static final String DEFAULT_PREFIX = "trending-hashtags-";

    /** A disk or a network can be slow, and a call waits for it. */
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(10);

    @Option(names = "--demo", description = "Invented data from a stub in this process, which costs nothing.")
    private boolean demo;

    @Option(names = "--transport", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; jdk by default.")
    private Transport transport = Transport.JDK;

    @Option(
            names = "--budget",
            paramLabel = "CREDITS",
            converter = Conversions.ToBudget.class,
            description = "The most that all runs together may spend in a day of UTC. A request is held back unless 6"
                    + " are left for it, the price of its 3 attempts.")
    private @Nullable Long budget;

    @Option(names = "--fresh", description = "Pay for pages of today again, too.")
    private boolean fresh;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The directory for the day's credits and pages; by default the platform's for state.")
    private @Nullable Path state;

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description = "Share budget, pages and pace with all who name the same Redis, such as"
                    + " redis://host:6379, with its password in REDISCLI_AUTH. Nothing is kept on the disk then.")
    private @Nullable String redis;

    @Option(
            names = "--key-prefix",
            paramLabel = "NAME",
            description = "What the keys in Redis begin with: only those who name the same share. By default"
                    + " trending-hashtags and the API's address.")
    private @Nullable String keyPrefix;

    boolean demo() {
        return demo;
    }

    boolean fresh() {
        return fresh;
    }

    /**
     * Puts the adapter together, and the budget and the pages that are kept around it.
     *
     * @param endpoint where to
     * @param reusesPages whether a page of today will do
     * @throws RefusedException if there is a budget and nowhere to keep it, or the options don't go together
     */
    Session open(Endpoint endpoint, boolean reusesPages, Terminal terminal) {
        CreditBudget limits = CreditBudget.unlimited().withCoolDown(Duration.ZERO);
        if (budget != null) {
            limits = limits.withPerDay(budget);
        }
        Stores stores = stores(endpoint);
        if (stores == null) {
            OpenTransport opened = transport.open(endpoint.settings(), null);
            TrendingHashtagsPort port = BudgetedTrendingHashtags.over(opened.port(), limits);
            return new Session(new ObservedPort(port, terminal), null, endpoint.invented(), opened.release());
        }
        OpenTransport opened = transport.open(endpoint.settings(), stores);
        PageCache pages = fresh ? new FreshPages(stores.pages(), Instant.now()) : stores.pages();
        TrendingHashtagsPort port = BudgetedTrendingHashtags.builder(opened.port())
                .budget(limits)
                .ledger(stores.ledger())
                .storeTimeout(STORE_TIMEOUT)
                .build();
        if (reusesPages) {
            port = CachedTrendingHashtags.builder(port)
                    .sharedCache(pages)
                    .storeTimeout(STORE_TIMEOUT)
                    .build();
        }
        return new Session(new ObservedPort(port, terminal), pages, false, () -> {
            opened.release().run();
            stores.release().run();
        });
    }

    /** Where credits and pages are kept, or null if they are invented, or there is no place and no budget to need one. */
    private @Nullable Stores stores(Endpoint endpoint) {
        if (redis != null) {
            return redis(endpoint, redis);
        }
        if (keyPrefix != null) {
            throw new RefusedException("--key-prefix is of no use without --redis");
        }
        if (endpoint.invented()) {
            return null;
        }
        Path path = state == null ? endpoint.state() : state;
        if (path != null) {
            return Stores.in(path.resolve(endpoint.account()));
        }
        if (budget != null) {
            throw new RefusedException("--budget needs a directory to keep the day's credits, and the environment"
                    + " names no home: choose one by --state");
        }
        return null;
    }

    private Stores redis(Endpoint endpoint, String uri) {
        if (state != null) {
            throw new RefusedException(
                    "--redis and --state exclude each other: with --redis nothing is kept on the disk");
        }
        if (endpoint.invented()) {
            throw new RefusedException(
                    "--redis shares pages that were paid for, and invented ones don't belong among them:"
                            + (demo ? " leave out one of --demo and --redis" : " set KEYAPI_TOKEN, or leave it out"));
        }
        String prefix = keyPrefix == null ? DEFAULT_PREFIX + endpoint.account() : keyPrefix;
        return SharedRedis.open(uri, prefix);
    }

    /** Options that can't be used together, or with this environment. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }
}
