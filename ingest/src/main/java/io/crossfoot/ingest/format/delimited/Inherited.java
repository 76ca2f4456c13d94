package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;
import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.column.EventValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** What details inherit from the headers before them: the last columns of each event. Encoded once per header. */
final class Inherited {

    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Column> columns;
    private final List<EventValues> encodings;
    private final @Nullable Object[] values;
    private final AvroBuffer encoded = new AvroBuffer();
    private boolean complete;

    Inherited(Delimited format) {
        List<String> names = format.detail().inherit();
        this.columns = names.stream().map(format::inherited).toList();
        this.encodings = columns.stream().map(EventValues::new).toList();
        this.values = new @Nullable Object[names.size()];
        names.forEach(name -> positions.put(name, positions.size()));
        encode();
    }

    /** Keeps a header's column if details inherit it; null is nothing to inherit. */
    void put(String column, @Nullable Object value) {
        Integer position = positions.get(column);
        if (position != null) {
            values[position] = value;
            encode();
        }
    }

    /** Whether all values are there that an event must have. */
    boolean isComplete() {
        return complete;
    }

    /** Puts the values into an event, whose own columns are so many. */
    void putInto(IndexedRecord event, int own) {
        for (int i = 0; i < values.length; i++) {
            event.put(own + i, values[i]);
        }
    }

    /** Writes the values behind an event's own columns. */
    void write(AvroBuffer event) {
        event.write(encoded.bytes(), 0, encoded.size());
    }

    private void encode() {
        encoded.clear();
        complete = true;
        for (int i = 0; i < values.length; i++) {
            encodings.get(i).writeWhole(values[i], encoded);
            complete &= values[i] != null || columns.get(i).nullable();
        }
    }
}
