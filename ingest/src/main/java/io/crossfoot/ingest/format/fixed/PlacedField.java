package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.copybook.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record: where it stands, and how it is read.
 *
 * @param outwards how many tables lie between it and the entry that a record is at, when it is read
 */
record PlacedField(Field field, FieldCodec codec, int outwards) {

    PlacedField(Field field, FieldCodec codec) {
        this(field, codec, 0);
    }

    String name() {
        return field.name();
    }

    /** Encodes the field; says whether it could be read. */
    boolean encode(RecordBytes record, AvroBuffer out) {
        return codec.encode(record, at(record), out);
    }

    /** The value as text; null if it cannot be read. */
    @Nullable
    String text(RecordBytes record) {
        return codec.text(record, at(record));
    }

    /** What is wrong with a field that cannot be read. Positions count from 1, both ends included. */
    String problem(RecordBytes record) {
        int from = at(record) - record.start() + 1;
        return "%s, positions %d to %d, %s"
                .formatted(name(), from, from + field.length() - 1, codec.problem(record, at(record)));
    }

    /** Where it stands among the record's bytes. */
    int at(RecordBytes record) {
        return record.at(field.offset(), field.tablesBefore(), outwards);
    }
}
