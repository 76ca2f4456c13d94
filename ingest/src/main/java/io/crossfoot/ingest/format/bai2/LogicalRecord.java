package io.crossfoot.ingest.format.bai2;

import java.io.IOException;

/** A record with the records 88 that continue it. */
interface LogicalRecord {

    /** What nobody reads: the continuations of a record that is unknown. */
    LogicalRecord UNKNOWN = new LogicalRecord() {
        @Override
        public void take(Bai2Records physical) {}

        @Override
        public void complete() {}
    };

    /** Takes in the current physical record: the first one, or one that continues it. */
    void take(Bai2Records physical) throws IOException;

    /** The physical records were all there are. */
    void complete() throws IOException;
}
