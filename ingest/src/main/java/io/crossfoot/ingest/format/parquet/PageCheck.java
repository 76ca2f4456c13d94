package io.crossfoot.ingest.format.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;

/**
 * Looks at the pages of one column before the library does, which takes memory for what a page says rather than for what is in
 * it. Tells how much that is.
 */
final class PageCheck {

    /** What the library makes of a value that is bytes, roughly. */
    private static final int BYTES_OF_OBJECT = 48;

    private final ColumnDescriptor column;
    private long lastLength;

    PageCheck(ColumnDescriptor column) {
        this.column = column;
    }

    /**
     * Checks a page of the first version: its levels stand before the values, each kind behind its length.
     *
     * @return bytes of memory that reading it takes, besides its own
     */
    long first(byte[] bytes, int values, Encoding repetitions, Encoding definitions, Encoding encoding) {
        EncodedBytes page = new EncodedBytes(bytes, 0, bytes.length);
        long memory = levels(page, column.getMaxRepetitionLevel(), repetitions, values);
        memory += levels(page, column.getMaxDefinitionLevel(), definitions, values);
        return memory + values(page, values, encoding);
    }

    /** Checks a page of the second version, whose levels stand by themselves. */
    long second(byte[] repetitions, byte[] definitions, byte[] bytes, int values, Encoding encoding) {
        long memory = runs(repetitions, column.getMaxRepetitionLevel(), values);
        memory += runs(definitions, column.getMaxDefinitionLevel(), values);
        return memory + values(new EncodedBytes(bytes, 0, bytes.length), values, encoding);
    }

    private static long levels(EncodedBytes page, int highest, Encoding encoding, int values) {
        if (highest == 0) {
            return 0;
        }
        int width = BytesUtils.getWidthFromMaxInt(highest);
        if (encoding != Encoding.RLE) { // the older kind, of which the library takes no more than is there
            page.skip(Math.min(page.left(), ((long) width * values + Byte.SIZE - 1) / Byte.SIZE));
            return 0;
        }
        int length = page.nextLength();
        long memory = HybridRuns.memory(new EncodedBytes(page.bytes(), page.at(), page.at() + length), width, values);
        page.skip(length);
        return memory;
    }

    private static long runs(byte[] levels, int highest, int values) {
        return highest == 0
                ? 0
                : HybridRuns.memory(
                        new EncodedBytes(levels, 0, levels.length), BytesUtils.getWidthFromMaxInt(highest), values);
    }

    private long values(EncodedBytes page, int values, Encoding encoding) {
        return switch (encoding) {
            case RLE_DICTIONARY, PLAIN_DICTIONARY ->
                page.hasMore() ? HybridRuns.memory(page, page.nextByte(), values) : 0;
            case RLE -> {
                int length = page.nextLength();
                yield HybridRuns.memory(new EncodedBytes(page.bytes(), page.at(), page.at() + length), 1, values);
            }
            case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY ->
                DeltaBlocks.pass(page, values).memory();
            case DELTA_BYTE_ARRAY -> prefixes(page, values);
            case BYTE_STREAM_SPLIT -> page.left();
            default -> 0;
        };
    }

    /** Each value takes over some bytes of the one before it: only that many can be right. */
    private long prefixes(EncodedBytes page, int values) {
        int start = page.at();
        DeltaBlocks taken = DeltaBlocks.pass(page, values);
        int suffixes = page.at();
        DeltaBlocks own = DeltaBlocks.pass(page, values);
        DeltaBinaryPackingValuesReader takenLengths = reader(page, start, values);
        DeltaBinaryPackingValuesReader ownLengths = reader(page, suffixes, values);
        long longest = 0;
        for (int i = 0; i < Math.min(taken.count(), own.count()); i++) {
            int prefix = takenLengths.readInteger();
            int suffix = ownLengths.readInteger();
            if (prefix < 0 || prefix > lastLength || suffix < 0) {
                throw new Broken(
                        "a value takes over %d bytes of the one before it, which has %d".formatted(prefix, lastLength));
            }
            lastLength = (long) prefix + suffix;
            longest = Math.max(longest, lastLength);
        }
        if (longest > PageSource.LONGEST) {
            throw new Broken("a value must have at most %d bytes, got %d".formatted(PageSource.LONGEST, longest));
        }
        return taken.memory() + own.memory() + 2 * longest;
    }

    private static DeltaBinaryPackingValuesReader reader(EncodedBytes page, int from, int values) {
        DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
        byte[] bytes = page.bytes();
        try {
            reader.initFromPage(values, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, from, bytes.length - from)));
        } catch (IOException e) {
            throw new Broken("a page is shorter than it says");
        }
        return reader;
    }

    /**
     * Checks a dictionary.
     *
     * @return bytes of memory that it takes, besides its own
     */
    long dictionary(byte[] bytes, int values) {
        if (values < 0 || values > bytes.length) {
            throw new Broken("a dictionary says that it has %d values in %d bytes".formatted(values, bytes.length));
        }
        boolean isOfObjects = switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> true;
            case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> false;
        };
        return (long) values * (isOfObjects ? BYTES_OF_OBJECT : Long.BYTES);
    }
}
