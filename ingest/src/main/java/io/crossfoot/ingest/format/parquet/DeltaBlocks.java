package io.crossfoot.ingest.format.parquet;

/**
 * Numbers that are told by how they differ from one another, in blocks. Source: the specification of Parquet's encodings. The
 * library makes room for whatever number of values is said.
 *
 * @param count how many numbers there are
 * @param memory bytes that the library takes for them
 */
record DeltaBlocks(int count, long memory) {

    private static final int LARGEST_BLOCK = 1 << 16;
    private static final int GROUP = 8;

    /**
     * Walks over the numbers that begin here.
     *
     * @param values how many there may be
     * @throws Broken if they cannot be right
     */
    static DeltaBlocks pass(EncodedBytes bytes, int values) {
        long block = bytes.nextVarint();
        long parts = bytes.nextVarint();
        long count = bytes.nextVarint();
        if (block < 1 || block > LARGEST_BLOCK || parts < 1 || parts > block || block % (parts * GROUP) != 0) {
            throw new Broken("a page has blocks of %d numbers in %d parts, which cannot be".formatted(block, parts));
        }
        if (count < 0 || count > values) {
            throw new Broken("a page says that it has %d numbers for %d values".formatted(count, values));
        }
        bytes.nextVarint();
        int inPart = (int) (block / parts);
        for (long left = count - 1; left > 0; left -= block) {
            passBlock(bytes, (int) parts, inPart, left);
        }
        return new DeltaBlocks((int) count, (count + inPart) * Long.BYTES);
    }

    /** Parts behind the last number are left out. */
    private static void passBlock(EncodedBytes bytes, int parts, int inPart, long left) {
        bytes.nextVarint();
        int widths = bytes.at();
        bytes.skip(parts);
        for (int part = 0; part < parts && (long) part * inPart < left; part++) {
            int width = bytes.bytes()[widths + part] & 0xff;
            if (width > Long.SIZE) {
                throw new Broken("a page has numbers of more than %d bits, got %d".formatted(Long.SIZE, width));
            }
            bytes.skip((long) width * inPart / GROUP);
        }
    }
}
