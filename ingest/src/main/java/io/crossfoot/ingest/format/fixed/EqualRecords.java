package io.crossfoot.ingest.format.fixed;

import java.io.IOException;
import java.io.InputStream;

/** Records that all have the same length, one right behind the other: IBM's record format F or FB. */
final class EqualRecords extends BufferedRecords {

    private final int length;

    EqualRecords(InputStream in, int length) {
        super(in);
        this.length = length;
    }

    @Override
    void read() throws IOException {
        take(length);
    }
}
