package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.RecordLayout;
import io.crossfoot.common.copybook.RecordLayout.VariableTable;
import io.crossfoot.ingest.format.Masked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the entries of a record's tables of varying length, and so finds what stands behind them. */
final class Tables {

    private final List<VariableTable> tables;
    private final PlacedField[] counters;
    private final int[] counts;
    private final int[] missing;
    private final boolean shrink;
    private int read;

    /** @param shrink whether what stands behind a table moves up where there are fewer entries than there may be */
    Tables(RecordLayout layout, Codecs codecs, boolean shrink) {
        this.shrink = shrink;
        this.tables = layout.tables();
        this.counters = tables.stream()
                .map(table -> new PlacedField(table.counter(), codecs.of(table.counter())))
                .toArray(PlacedField[]::new);
        this.counts = new int[tables.size()];
        this.missing = new int[tables.size() + 1];
    }

    /**
     * Reads how many entries there are.
     *
     * @return what is wrong with a count; null if nothing is
     */
    @Nullable
    String read(RecordBytes record) {
        read = 0;
        if (counters.length == 0) {
            return null;
        }
        record.setTables(counts, missing);
        while (read < counters.length) {
            String problem = readNext(record);
            if (problem != null) {
                return problem;
            }
            read++;
        }
        return null;
    }

    /** Whether it is known where a field behind so many tables stands. */
    boolean isPlaced(int tablesBefore) {
        return tablesBefore <= read;
    }

    /** Bytes that the record is shorter than it may be. */
    int missing() {
        return missing[read];
    }

    private @Nullable String readNext(RecordBytes record) {
        VariableTable table = tables.get(read);
        PlacedField counter = counters[read];
        if (!isThere(record, counter)) {
            return "%s, which counts the entries of a table, is missing: the record ends before it"
                    .formatted(counter.name());
        }
        String text = counter.text(record);
        if (text == null) {
            return counter.problem(record);
        }
        long count = Long.parseLong(text);
        if (count < table.least() || count > table.most()) {
            return "%s must be %d to %d, the entries of a table, got %s"
                    .formatted(counter.name(), table.least(), table.most(), Masked.value(text));
        }
        counts[read] = (int) count;
        missing[read + 1] = missing[read] + (shrink ? (table.most() - (int) count) * table.entry() : 0);
        return null;
    }

    private static boolean isThere(RecordBytes record, PlacedField counter) {
        int end = record.at(counter.field().offset(), counter.field().tablesBefore())
                + counter.field().length();
        return record.isPadded() || end <= record.start() + record.length();
    }
}
