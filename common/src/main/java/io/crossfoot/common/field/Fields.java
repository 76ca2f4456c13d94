package io.crossfoot.common.field;

/**
 * The wanted fields of one record, where they stand in its Avro binary: moved from record to record, and filled by a
 * {@link Layout}. A field is named by its position in the projection, the type of what is wanted.
 *
 * <p>Texts and decimals stay where they are, as a range of {@link #bytes}; whole numbers have been read.
 */
public final class Fields {

    private static final int NULL = -1;

    private final int[] starts;
    private final int[] lengths;
    private final long[] numbers;
    private byte[] bytes = {};

    Fields(int count) {
        starts = new int[count];
        lengths = new int[count];
        numbers = new long[count];
    }

    void begin(byte[] bytes) {
        this.bytes = bytes;
    }

    void setNull(int field) {
        lengths[field] = NULL;
    }

    void setNumber(int field, long number) {
        lengths[field] = 0;
        numbers[field] = number;
    }

    void setRange(int field, int start, int length) {
        starts[field] = start;
        lengths[field] = length;
    }

    public boolean isNull(int field) {
        return lengths[field] == NULL;
    }

    /** An int or long, a date's days or a timestamp's milliseconds since 1970, an enum's index, a truth value as 1 or 0. */
    public long number(int field) {
        return numbers[field];
    }

    /** What the ranges are of; valid until the next record. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the UTF-8 of a text, or the big-endian two's complement of a decimal begins. */
    public int start(int field) {
        return starts[field];
    }

    /** How many bytes a text or a decimal takes. */
    public int length(int field) {
        return lengths[field];
    }
}
