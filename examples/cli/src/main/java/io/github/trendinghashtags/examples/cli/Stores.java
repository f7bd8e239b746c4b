package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.examples.cli.state.StateDirectory;
import io.github.trendinghashtags.keyapi.Pace;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a run, and what processes share. A part of the composition root.
 *
 * @param ledger the credits that were spent
 * @param pages the pages that were paid for
 * @param pace grants the permits for requests, or null if each process grants its own
 * @param release lets go of all of them
 */
record Stores(
        CreditLedger ledger, PageCache pages, @Nullable Pace pace, Runnable release) {

    /**
     * Keeps them in a directory, for all runs on this machine.
     *
     * @throws FileFailure if that can't be used
     */
    static Stores in(Path path) {
        try {
            StateDirectory directory = StateDirectory.open(path);
            return new Stores(directory.ledger(), directory.pageCache(), null, directory::close);
        } catch (IOException unusable) {
            throw new FileFailure(
                    "the state directory can't be used: " + FileFailure.reason(unusable) + " (another: --state)",
                    unusable);
        }
    }
}
