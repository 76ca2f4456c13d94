package io.crossfoot.bench;

import io.crossfoot.bench.data.ExpectedRows;
import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import io.crossfoot.bench.data.RowDigest;
import java.nio.file.Path;

/**
 * A ledger file, and what must come of it.
 *
 * @param expected as worked out from the file itself
 */
record LedgerData(LedgerSpec spec, Path file, RowDigest expected) {

    /** Writes the file unless it is there, and works out its results. */
    static LedgerData in(Path folder, LedgerSpec spec) {
        Path file = LedgerGenerator.fileIn(folder, spec);
        return new LedgerData(spec, file, ExpectedRows.of(file));
    }
}
