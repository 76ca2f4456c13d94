package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A part of a row: a column, or a group of columns. It takes itself from its columns, each of which stands where the part
 * begins, and leaves each where what follows begins.
 */
interface Part {

    /** The Avro type in which it is written. */
    Schema type();

    /** What it consists of; at least one. */
    List<Column> columns();

    /**
     * Takes and writes the part, which is there.
     *
     * @throws Broken if it cannot be taken
     * @throws Unwritten if it can be taken, but not be written
     */
    void write(AvroBuffer out);

    /** The column whose levels tell whether, and how often, the part is there; the others' must say the same. */
    default Column first() {
        return columns().get(0);
    }

    /** Passes over the part where it is not there, which all columns must say with this level. */
    default void pass(int definition) {
        for (Column column : columns()) {
            column.pass(definition);
        }
    }
}
