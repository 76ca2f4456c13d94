package io.crossfoot.ingest.format.parquet;

/**
 * Runs of levels or of places in a dictionary: one value repeated, or values packed bit by bit, eight to a group. Source: the
 * specification of Parquet's encodings. The library makes room for whatever length of a packed run is said.
 */
final class HybridRuns {

    private static final int GROUP = 8;

    /** By so many values may the last run, which is filled up, be longer than what is left: what the most groups hold. */
    private static final int MOST_FILLING = 63 * GROUP;

    private static final int WIDEST = Integer.SIZE;

    private HybridRuns() {}

    /**
     * Walks over runs, up to so many values or the end.
     *
     * @param width bits of a packed value
     * @return bytes of memory that the library takes for the longest one
     * @throws Broken if a run cannot be right
     */
    static long memory(EncodedBytes runs, int width, int values) {
        if (width > WIDEST) {
            throw new Broken("a page has values of more than %d bits, got %d".formatted(WIDEST, width));
        }
        long left = values;
        long longest = 0;
        while (left > 0 && runs.hasMore()) {
            long head = runs.nextVarint();
            long count = head >>> 1;
            if ((head & 1) == 0) {
                runs.skip((width + GROUP - 1) / GROUP);
            } else {
                count = Math.min(count, Integer.MAX_VALUE) * GROUP;
                // Some writers leave out the end of the last group.
                runs.skip(Math.min(count / GROUP * width, runs.left()));
                longest = Math.max(longest, count);
            }
            if (count == 0 || count > left + MOST_FILLING) {
                throw new Broken("a page says that it has a run of %d values where %d are left".formatted(count, left));
            }
            left -= count;
        }
        return longest * Integer.BYTES;
    }
}
