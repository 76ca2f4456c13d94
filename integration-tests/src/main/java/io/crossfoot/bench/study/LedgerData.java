package io.crossfoot.bench.study;

import io.crossfoot.bench.data.ExpectedRows;
import io.crossfoot.bench.data.LedgerGenerator;
import io.crossfoot.bench.data.LedgerSpec;
import io.crossfoot.bench.data.RowDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ledger file, and what must come of it.
 *
 * @param expected as worked out from the file itself
 */
public record LedgerData(LedgerSpec spec, Path file, RowDigest expected) {

    /** Writes the file unless it is there, and works out its results. */
    public static LedgerData in(Path folder, LedgerSpec spec) {
        Path file = LedgerGenerator.fileIn(folder, spec);
        return new LedgerData(spec, file, ExpectedRows.of(file));
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
