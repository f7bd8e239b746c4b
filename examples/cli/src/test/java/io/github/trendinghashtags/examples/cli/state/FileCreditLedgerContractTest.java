package io.github.trendinghashtags.examples.cli.state;

import io.github.trendinghashtags.credits.CreditLedger;
import io.github.trendinghashtags.testkit.contract.CreditLedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FileCreditLedgerContractTest extends CreditLedgerContract {
    private final OpenedDirectories directories = new OpenedDirectories();

    @TempDir
    private Path root;

    @Override
    protected CreditLedger open() {
        return directories.openNew(root).ledger();
    }

    @Override
    protected CreditLedger openAnother(CreditLedger first) {
        return directories.openAgain().ledger();
    }

    @AfterEach
    void close() {
        directories.close();
    }
}
