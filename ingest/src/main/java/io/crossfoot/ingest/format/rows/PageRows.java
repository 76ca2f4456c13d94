package io.crossfoot.ingest.format.rows;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A page, and its rows on their way from who reads them to who takes them.
 *
 * @param chunks the rows, in order; {@link RowChunk#END} stands behind them
 */
record PageRows(Page page, BlockingQueue<RowChunk> chunks) {

    /** As many as a page of rows that are not very long has: then it can be read before it is wanted. */
    private static final int MOST_CHUNKS = 32;

    static PageRows of(Page page) {
        return new PageRows(page, new ArrayBlockingQueue<>(MOST_CHUNKS));
    }

    /** In the place of a page, why there is none. */
    static PageRows faulty(String fault) {
        PageRows rows = of(Page.WHOLE);
        rows.chunks.add(RowChunk.faulty(fault));
        return rows;
    }
}
