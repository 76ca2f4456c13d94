package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the values of one field where they stand in records. */
interface FieldCodec {

    /**
     * Encodes the value as the events' type has it.
     *
     * @param at where the field begins among the record's bytes
     * @return whether it could be read; if not, a part of it may be written
     */
    boolean encode(RecordBytes record, int at, AvroBuffer out);

    /** The value as text, numbers in plain notation; null if it cannot be read. */
    @Nullable
    String text(RecordBytes record, int at);

    /** What a value that cannot be read should be, and what it is, masked: {@code must be …, got …}. */
    String problem(RecordBytes record, int at);
}
