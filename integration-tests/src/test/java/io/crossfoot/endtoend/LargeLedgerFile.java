package io.crossfoot.endtoend;

import io.crossfoot.bench.data.LedgerFeed;
import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The delimited ledger of the benchmark, with its trailer and its checksum. */
final class LargeLedgerFile implements LargeSource {

    private static final int ACCOUNTS = 50_000;
    private static final FeedDescription FEED = FeedDescription.of(LedgerFeed.NAME, LedgerFeed.DESCRIPTION);

    @Override
    public FeedDescription feed() {
        return FEED;
    }

    @Override
    public void handIn(RunningCrossfoot crossfoot, int records, long seed) throws IOException {
        Path folder = crossfoot.settings().home().resolve("files");
        Path file = LedgerGenerator.fileIn(folder, LedgerSpec.of(records, ACCOUNTS, seed));
        crossfoot.submit(file, FEED.name());
        Files.delete(file);
        Files.delete(file.resolveSibling(file.getFileName() + ".sha256"));
    }

    @Override
    public String toString() {
        return FEED.name();
    }
}
