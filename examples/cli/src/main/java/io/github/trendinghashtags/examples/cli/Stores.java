package io.github.trendinghashtags.examples.cli;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.credits.PageCache;
import io.github.trendinghashtags.examples.cli.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What outlives a run.
 *
 * @param ledger the credits that were spent
 * @param pages the pages that were paid for
 * @param release lets go of both
 */
record Stores(CreditLedger ledger, PageCache pages, Runnable release) {

    /**
     * Keeps them in a directory, for all runs on this machine.
     *
     * @throws FileFailure if that can't be used
     */
    static Stores in(Path path) {
        try {
            StateDirectory directory = StateDirectory.open(path);
            return new Stores(directory.ledger(), directory.pageCache(), directory::close);
        } catch (IOException unusable) {
            throw new FileFailure(
                    "the state directory can't be used: " + FileFailure.reason(unusable) + " (another: --state)",
                    unusable);
        }
    }
}
