package io.crossfoot.ingest.format.rows;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.schema.RejectCategory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Rows that follow one another, encoded as events; or that no more follow, or why none can. */
final class RowChunk {

    /** Behind the last row. */
    static final RowChunk END = new RowChunk(null);

    private static final int MOST_ROWS = 500;
    private static final int MOST_BYTES = 1 << 18;

    private final @Nullable String fault;
    private final AvroBuffer events = new AvroBuffer();
    private final Map<Integer, Flaw> flaws = new HashMap<>();
    private int[] ends = new int[16];
    private int rows;

    /**
     * What is wrong with a row.
     *
     * @param raw the row's values, masked
     * @param partial an event with those that could be read
     */
    record Flaw(RejectCategory category, String reason, String raw, IndexedRecord partial) {}

    RowChunk() {
        this(null);
    }

    private RowChunk(@Nullable String fault) {
        this.fault = fault;
    }

    /** Instead of the rows that would follow. */
    static RowChunk faulty(String fault) {
        return new RowChunk(fault);
    }

    /** Why the rows are not what they should be. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Where the event of the next row is written. */
    AvroBuffer events() {
        return events;
    }

    /** Ends a row whose event has been written. */
    void passed() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, 2 * rows);
        }
        ends[rows++] = events.size();
    }

    /** Ends a row of which there is no event. */
    void rejected(Flaw flaw) {
        flaws.put(rows, flaw);
        passed();
    }

    boolean isFull() {
        return rows >= MOST_ROWS || events.size() >= MOST_BYTES;
    }

    int rows() {
        return rows;
    }

    /** What is wrong with a row of the chunk, counted from 0. */
    Optional<Flaw> flaw(int row) {
        return Optional.ofNullable(flaws.get(row));
    }

    /** Copies the event of a row that passed. */
    void copy(int row, AvroBuffer event) {
        int start = row == 0 ? 0 : ends[row - 1];
        event.clear();
        event.write(events.bytes(), start, ends[row] - start);
    }
}
