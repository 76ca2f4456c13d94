package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field that may be null: one that may be blank, all NULs or a date of zeros, or that details of other kinds lack.
 */
final class OptionalCodec implements FieldCodec {

    static final int NULL = 0;
    static final int VALUE = 1;

    /** What tells whether there is a value takes so many bytes. */
    static final int BRANCH_BYTES = 1;

    private final FieldCodec values;
    private final int length;
    private final byte blank;
    private final boolean mayBeBlank;

    /** @param length bytes that it takes */
    OptionalCodec(FieldCodec values, int length, byte blank, boolean mayBeBlank) {
        this.values = values;
        this.length = length;
        this.blank = blank;
        this.mayBeBlank = mayBeBlank;
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        if (mayBeBlank && isBlank(record, at)) {
            out.writeLong(NULL);
            return true;
        }
        out.writeLong(VALUE);
        return values.encode(record, at, out);
    }

    @Override
    public @Nullable String text(RecordBytes record, int at) {
        return mayBeBlank && isBlank(record, at) ? null : values.text(record, at);
    }

    @Override
    public String problem(RecordBytes record, int at) {
        return values.problem(record, at);
    }

    private boolean isBlank(RecordBytes record, int at) {
        return isFilling(record, at) || (values instanceof TemporalCodec temporal && temporal.isZero(record, at));
    }

    private boolean isFilling(RecordBytes record, int at) {
        byte first = record.bytes()[at];
        if (first != 0 && first != blank) {
            return false;
        }
        for (int i = at + 1; i < at + length; i++) {
            if (record.bytes()[i] != first) {
                return false;
            }
        }
        return true;
    }
}
