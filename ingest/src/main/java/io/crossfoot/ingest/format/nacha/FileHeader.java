package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.Masked;
import java.util.Optional;

/** A file header, a record of type 1: what it says of the layout of its file. */
final class FileHeader {

    /** Record size, blocking factor and format code. The NACHA rules know no others, and operators refuse such a file. */
    private static final String LAYOUT = "094101";

    private FileHeader() {}

    /** What is wrong with it; empty if it announces a file of the layout that is read. */
    static Optional<String> fault(String record) {
        String layout = record.substring(34, 40);
        return layout.equals(LAYOUT)
                ? Optional.empty()
                : Optional.of(
                        "record size, blocking factor and format code, positions 35 to 40, must be 094, 10 and 1, got %s"
                                .formatted(Masked.code(layout)));
    }
}
