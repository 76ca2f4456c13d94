package io.crossfoot.ingest.ahead;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.BatchReader;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.ingest.format.SourceWaits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Items of a source that follow one another, with copies of their events, since a reader uses the same bytes for each.
 * Filled by one thread, then emptied by another, then filled again.
 */
final class Stretch {

    /** Enough that handing it over costs nothing beside reading it. */
    private static final int ITEMS = 1024;

    /** Few long records are as much work as many short ones, and must not take more memory. */
    private static final int BYTES = 1 << 18;

    private final SourceItem[] items = new SourceItem[ITEMS];
    private final int[] ends = new int[ITEMS];
    private final AvroBuffer events = new AvroBuffer();
    private final AvroBuffer event = new AvroBuffer();
    private int filled;
    private int taken;
    private @Nullable Exception failure;

    /** Reads on for as far as a stretch goes; says whether there is anything behind it. */
    boolean fill(BatchReader reader) {
        filled = 0;
        taken = 0;
        events.clear();
        try {
            return read(reader);
        } catch (IOException | RuntimeException e) {
            failure = e;
            return false;
        }
    }

    private boolean read(BatchReader reader) throws IOException {
        SourceItem item;
        do {
            item = reader.next();
            add(item);
        } while (goesOn(item) && filled < ITEMS && events.size() < BYTES);
        return !(item instanceof SourceEnded);
    }

    /** What was read is wanted at once when more is long in coming. */
    private static boolean goesOn(SourceItem item) {
        return !(item instanceof SourceEnded || item instanceof SourceWaits);
    }

    private void add(SourceItem item) {
        if (item instanceof SourceRecord record) {
            events.write(record.event().bytes(), 0, record.event().size());
        }
        items[filled] = item;
        ends[filled] = events.size();
        filled++;
    }

    /** Whether all has been taken, a failure included. */
    boolean isEmpty() {
        return taken == filled && failure == null;
    }

    /**
     * Takes out the next item. Its event holds another one after the next call.
     *
     * @throws IOException if the reader failed behind the items that have been taken, as it did
     * @throws RuntimeException if it failed in that way
     */
    SourceItem take() throws IOException {
        if (taken == filled) {
            throw failed();
        }
        SourceItem item = items[taken];
        int start = taken == 0 ? 0 : ends[taken - 1];
        int length = ends[taken] - start;
        taken++;
        return item instanceof SourceRecord record ? withEvent(record, start, length) : item;
    }

    private SourceRecord withEvent(SourceRecord record, int start, int length) {
        event.clear();
        event.write(events.bytes(), start, length);
        return new SourceRecord(record.sequence(), record.position(), record.section(), event);
    }

    private IOException failed() {
        if (failure instanceof IOException io) {
            return io;
        }
        if (failure instanceof RuntimeException defect) {
            throw defect;
        }
        throw new IllegalStateException("Nothing is left to take");
    }
}
