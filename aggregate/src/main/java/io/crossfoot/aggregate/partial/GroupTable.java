package io.crossfoot.aggregate.partial;

import io.crossfoot.common.batch.AvroCursor;
import io.crossfoot.common.feed.Aggregate;
import io.crossfoot.common.field.DecimalConsumer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Groups by their keys, and what is counted of each, in a few long arrays rather than in objects: for millions of groups that are
 * made, added up and forgotten within a second, objects cost several times what adding costs.
 *
 * <p>Groups are numbered from 0 in the order in which they came. For one thread; used again after {@link #clear}.
 */
public final class GroupTable {

    private static final int FIRST_CAPACITY = 256;

    private final GroupKeys keys = new GroupKeys();
    private final MeasureColumn[] columns;
    private long[] records = new long[FIRST_CAPACITY];

    public GroupTable(List<Aggregate.Measure> measures) {
        columns = measures.stream()
                .map(measure -> new MeasureColumn(measure, FIRST_CAPACITY))
                .toArray(MeasureColumn[]::new);
    }

    public int size() {
        return keys.size();
    }

    /** The number of a group; one that is new has nothing counted yet. */
    public int group(GroupKeyBuffer key) {
        return reserve(key.numberIn(keys));
    }

    /** Counts one record of a group. */
    public void addRecord(int group) {
        records[group]++;
    }

    /** Takes in the values of one measure of a group; good until the next is asked for. */
    public DecimalConsumer measure(int index, int group) {
        return columns[index].of(group);
    }

    /**
     * Adds partial results, as {@link PartialEntries} has encoded them.
     *
     * @throws IllegalStateException if they have another number of measures
     */
    public void add(ByteBuffer entries) {
        add(PartialEntries.bytes(entries));
    }

    /** As {@link #add(ByteBuffer)}. */
    public void add(byte[] entries) {
        AvroCursor cursor = new AvroCursor(entries, 0);
        while (cursor.position() < entries.length) {
            int length = cursor.readCount();
            int start = cursor.skip(length);
            int group = reserve(keys.numberOf(entries, start, start + length));
            records[group] += cursor.readLong();
            EncodedMeasures.checkMeasures(cursor, columns.length);
            for (MeasureColumn column : columns) {
                EncodedMeasures.addDecimal(column.of(group), cursor, entries);
            }
        }
    }

    /** The array in which the keys stand, each where {@link GroupKey} says how; good until a group is added. */
    public byte[] keyBytes() {
        return keys.bytes();
    }

    public int keyStart(int group) {
        return keys.start(group);
    }

    public int keyEnd(int group) {
        return keys.end(group);
    }

    /** Which of so many partitions merges a group. */
    public int partition(int group, int partitions) {
        return key(group).partition(partitions);
    }

    /** A group's key, as an object of its own. */
    public GroupKey key(int group) {
        return GroupKey.of(Arrays.copyOfRange(keys.bytes(), keys.start(group), keys.end(group)));
    }

    public long records(int group) {
        return records[group];
    }

    /** Whether any record of the group had a value for the measure. */
    public boolean isPresent(int index, int group) {
        return columns[index].isPresent(group);
    }

    /** Hands a measure on; nothing if no record of the group had a value. */
    public void addTo(DecimalConsumer consumer, int index, int group) {
        columns[index].addTo(consumer, group);
    }

    /** Forgets all groups, and keeps the room for others. */
    public void clear() {
        for (MeasureColumn column : columns) {
            column.clear(size());
        }
        Arrays.fill(records, 0, size(), 0);
        keys.clear();
    }

    /** Encodes a group's key, and what was counted of it. */
    void writeTo(EntryBuffer buffer, int group) {
        int start = keys.start(group);
        buffer.writeBytes(keys.bytes(), start, keys.end(group) - start);
        buffer.writeLong(records[group]);
        buffer.writeLong(columns.length);
        for (MeasureColumn column : columns) {
            if (column.isPresent(group)) {
                column.addTo(buffer, group);
            } else {
                buffer.addAbsent();
            }
        }
    }

    private int reserve(int group) {
        if (group == records.length) {
            records = Arrays.copyOf(records, 2 * group);
            for (MeasureColumn column : columns) {
                column.grow(2 * group);
            }
        }
        return group;
    }
}
