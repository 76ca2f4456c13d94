package io.crossfoot.ingest.format.column;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Encodes the values of one column as the events' type has them: a column that may be empty is a union of null and it. */
public final class EventValues {

    private static final int NULL = 0;
    private static final int VALUE = 1;

    private final boolean nullable;

    public EventValues(Column column) {
        this.nullable = column.nullable();
    }

    /** Writes that there is nothing; says whether there may be nothing. */
    public boolean writeNothing(AvroBuffer out) {
        if (nullable) {
            out.writeLong(NULL);
        }
        return nullable;
    }

    /** Writes what stands before every value. */
    void announce(AvroBuffer out) {
        if (nullable) {
            out.writeLong(VALUE);
        }
    }

    /** Writes a value of {@link ColumnReader}, or that there is none. */
    public void writeWhole(@Nullable Object value, AvroBuffer out) {
        if (value == null) {
            writeNothing(out);
        } else {
            announce(out);
            write(value, out);
        }
    }

    void write(Object value, AvroBuffer out) {
        if (value instanceof ByteBuffer unscaled) {
            out.writeBytes(unscaled.array(), unscaled.arrayOffset() + unscaled.position(), unscaled.remaining());
        } else if (value instanceof Number number) {
            out.writeLong(number.longValue());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeString(value.toString());
        }
    }
}
