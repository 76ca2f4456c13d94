package io.crossfoot.ingest.format.parquet;

/** The memory that the pages of all columns take which are read side by side. */
final class PageMemory {

    /** So many bytes hold a page of the usual size of each of some sixty columns, and far more where columns repeat themselves. */
    static final long MOST = 1L << 26;

    private long held;

    /** @throws Broken if there is too little room for it */
    void take(long bytes) {
        held += bytes;
        if (held > MOST) {
            throw new Broken(
                    "the pages of all columns that are read side by side must take at most %d bytes of memory; write smaller pages"
                            .formatted(MOST));
        }
    }

    void giveBack(long bytes) {
        held -= bytes;
    }
}
