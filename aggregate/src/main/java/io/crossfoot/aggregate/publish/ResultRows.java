package io.crossfoot.aggregate.publish;

import io.crossfoot.aggregate.partial.GroupKey;
import io.crossfoot.aggregate.partial.GroupTable;
import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.registry.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.util.Utf8;

/**
 * Writes the groups of one batch as the rows of its result topic: {@code AggregateKey} and {@code AggregateResult} in
 * the registry's wire format, byte for byte what its serializer makes of them.
 *
 * <p>The types are fixed, and a group's key holds its values as Avro strings already. So nearly all of a row is copied:
 * to make objects of it, and have those encoded, cost more than all else that is done for a group. For one thread.
 *
 * <pre>
 *   key   prefix, batch            │ window's start      │ values
 *   row   prefix, batch, aggregate │ window's start, end │ field, value, field, … │ records │ measure, decimal, measure, …
 *         the same in all rows
 * </pre>
 */
public final class ResultRows {

    /** The branches of a window's times. */
    private static final int NULL = 0;

    private static final int TIME = 1;

    /** Behind the last item of an array or a map. */
    private static final int NO_MORE = 0;

    private final byte[] keyHead;
    private final byte[] rowHead;
    private final long window;
    private final List<Entry> fields;
    private final List<Entry> measures;
    private final int[] values;
    private final AvroBuffer buffer = new AvroBuffer();
    private final PlainDecimals decimals = new PlainDecimals(buffer);

    /** An entry of a map: its key, and which of the group's values or measures it holds. */
    private record Entry(Utf8 name, int index) {}

    public ResultRows(Aggregate aggregate, ResultSchemas schemas, String batch) {
        this.keyHead = head(schemas.key(), batch);
        this.rowHead = head(schemas.row(), batch, aggregate.name());
        this.window = aggregate.window().map(Duration::toMillis).orElse(0L);
        this.fields = entries(aggregate.groupBy());
        this.measures = entries(
                aggregate.measures().stream().map(Aggregate.Measure::name).toList());
        this.values = new int[aggregate.groupBy().size() + 1];
    }

    /** The key of a group's row. */
    public byte[] key(GroupTable groups, int group) {
        byte[] bytes = groups.keyBytes();
        int start = groups.keyStart(group);
        buffer.clear();
        buffer.write(keyHead, 0, keyHead.length);
        writeTime(bytes, start, 0);
        int from = GroupKey.values(bytes, start);
        beginItems(values.length - 1);
        buffer.write(bytes, from, groups.keyEnd(group) - from);
        buffer.writeLong(NO_MORE);
        return buffer.toByteArray();
    }

    /** A group's row. */
    public byte[] row(GroupTable groups, int group) {
        byte[] bytes = groups.keyBytes();
        int start = groups.keyStart(group);
        buffer.clear();
        buffer.write(rowHead, 0, rowHead.length);
        writeTime(bytes, start, 0);
        writeTime(bytes, start, window);
        writeValues(bytes, start);
        buffer.writeLong(groups.records(group));
        writeMeasures(groups, group);
        return buffer.toByteArray();
    }

    private void writeTime(byte[] bytes, int start, long after) {
        if (GroupKey.hasWindow(bytes, start)) {
            buffer.writeLong(TIME);
            buffer.writeLong(GroupKey.windowStart(bytes, start) + after);
        } else {
            buffer.writeLong(NULL);
        }
    }

    private void writeValues(byte[] bytes, int start) {
        AvroCursor cursor = new AvroCursor(bytes, GroupKey.values(bytes, start));
        for (int i = 0; i < values.length - 1; i++) {
            values[i] = cursor.position();
            cursor.skip(cursor.readCount());
        }
        values[values.length - 1] = cursor.position();
        beginItems(fields.size());
        for (Entry field : fields) {
            int value = values[field.index];
            writeString(buffer, field.name);
            buffer.write(bytes, value, values[field.index + 1] - value);
        }
        buffer.writeLong(NO_MORE);
    }

    private void writeMeasures(GroupTable groups, int group) {
        int present = 0;
        for (Entry measure : measures) {
            present += groups.isPresent(measure.index, group) ? 1 : 0;
        }
        beginItems(present);
        for (Entry measure : measures) {
            if (groups.isPresent(measure.index, group)) {
                writeString(buffer, measure.name);
                groups.addTo(decimals, measure.index, group);
            }
        }
        buffer.writeLong(NO_MORE);
    }

    /** An array or a map is a block of so many items; an empty one has no block. */
    private void beginItems(int number) {
        if (number > 0) {
            buffer.writeLong(number);
        }
    }

    private static byte[] head(int schema, String... texts) {
        AvroBuffer head = new AvroBuffer();
        byte[] prefix = new byte[WireFormat.PREFIX_BYTES];
        WireFormat.writePrefix(schema, prefix);
        head.write(prefix, 0, prefix.length);
        for (String text : texts) {
            writeString(head, new Utf8(text));
        }
        return head.toByteArray();
    }

    /** In the order of their names; of those that share one, the last. */
    private static List<Entry> entries(List<String> names) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            entries.put(names.get(i), new Entry(new Utf8(names.get(i)), i));
        }
        return List.copyOf(entries.values());
    }

    private static void writeString(AvroBuffer buffer, Utf8 text) {
        buffer.writeBytes(text.getBytes(), 0, text.getByteLength());
    }
}
