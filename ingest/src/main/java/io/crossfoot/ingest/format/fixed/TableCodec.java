package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.copybook.Field;
import org.jspecify.annotations.Nullable;

/** Reads what occurs several times, as an array of values or of entries with columns. */
final class TableCodec implements FieldCodec {

    private final Field table;
    private final FieldCodec[] columns;
    private final int[] offsets;
    private final int entry;
    private final int most;

    /** @param columns the codecs of its columns; one, if it is a table of values */
    TableCodec(Field table, FieldCodec[] columns) {
        this.table = table;
        this.columns = columns;
        this.offsets = table.hasValues()
                ? new int[1]
                : table.columns().stream().mapToInt(Field::offset).toArray();
        this.entry = table.item().length();
        this.most = table.item().occurs().orElseThrow().most();
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        int entries = entries(record);
        if (entries > 0) {
            out.writeLong(entries);
            for (int i = 0; i < entries; i++) {
                if (firstUnreadable(record, at + i * entry, out) >= 0) {
                    return false;
                }
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
        AvroBuffer nowhere = new AvroBuffer();
        for (int i = 0; i < entries(record); i++) {
            int begin = at + i * entry;
            int column = firstUnreadable(record, begin, nowhere);
            if (column >= 0) {
                String name = table.columns().isEmpty()
                        ? ""
                        : table.columns().get(column).name() + " ";
                String problem = columns[column].problem(record, begin + offsets[column]);
                return "entry %d: %s%s".formatted(i + 1, name, problem);
            }
        }
        return "must be readable";
    }

    /** Encodes one entry; -1, or the first of its columns that cannot be read. */
    private int firstUnreadable(RecordBytes record, int at, AvroBuffer out) {
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].encode(record, at + offsets[i], out)) {
                return i;
            }
        }
        return -1;
    }

    private int entries(RecordBytes record) {
        return table.table() < 0 ? most : record.count(table.table());
    }
}
