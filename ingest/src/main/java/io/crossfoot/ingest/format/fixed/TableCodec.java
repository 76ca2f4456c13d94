package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.copybook.Field;
import org.jspecify.annotations.Nullable;

/** Reads what occurs several times, as an array of values or of entries with columns. */
final class TableCodec implements FieldCodec {

    private final Field table;
    private final FieldCodec[] columns;
    private final int[] offsets;
    private final int[] tablesBefore;
    private final Tables tables;
    private final int entry;
    private final int most;

    /**
     * @param columns the codecs of its columns; one, if it is a table of values
     * @param tables those of varying length that an entry holds
     */
    TableCodec(Field table, FieldCodec[] columns, Tables tables) {
        this.table = table;
        this.columns = columns;
        this.tables = tables;
        this.offsets = table.hasValues()
                ? new int[1]
                : table.columns().stream().mapToInt(Field::offset).toArray();
        this.tablesBefore = table.hasValues()
                ? new int[1]
                : table.columns().stream().mapToInt(Field::tablesBefore).toArray();
        this.entry = table.item().length();
        this.most = table.item().occurs().orElseThrow().most();
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        int entries = entries(record);
        if (entries > 0) {
            out.writeLong(entries);
            int begin = at;
            for (int i = 0; i < entries; i++) {
                if (!encodeEntry(record, begin, out)) {
                    return false;
                }
                begin += entry - tables.missing();
            }
        }
        out.writeLong(0);
        return true;
    }

    /** A table has no text. */
    @Override
    public @Nullable String text(RecordBytes record, int at) {
        return null;
    }

    @Override
    public String problem(RecordBytes record, int at) {
        int entries = entries(record);
        int begin = at;
        for (int i = 0; i < entries; i++) {
            record.enter(begin);
            String problem = entryProblem(record);
            record.leave();
            if (problem != null) {
                return "entry %d: %s".formatted(i + 1, problem);
            }
            begin += entry - tables.missing();
        }
        return "must be readable";
    }

    private boolean encodeEntry(RecordBytes record, int begin, AvroBuffer out) {
        record.enter(begin);
        boolean readable = tables.read(record) == null && firstUnreadable(record, out) < 0;
        record.leave();
        return readable;
    }

    private @Nullable String entryProblem(RecordBytes record) {
        String unplaced = tables.read(record);
        if (unplaced != null) {
            return unplaced;
        }
        int column = firstUnreadable(record, new AvroBuffer());
        if (column < 0) {
            return null;
        }
        String name =
                table.columns().isEmpty() ? "" : table.columns().get(column).name() + " ";
        return name + columns[column].problem(record, at(record, column));
    }

    /** Encodes the entry that the record is at; -1, or the first of its columns that cannot be read. */
    private int firstUnreadable(RecordBytes record, AvroBuffer out) {
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].encode(record, at(record, i), out)) {
                return i;
            }
        }
        return -1;
    }

    private int at(RecordBytes record, int column) {
        return record.at(offsets[column], tablesBefore[column]);
    }

    private int entries(RecordBytes record) {
        return table.table() < 0 ? most : record.count(table.table());
    }
}
