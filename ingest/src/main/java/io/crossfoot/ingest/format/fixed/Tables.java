package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.RecordLayout.Counter;
import io.crossfoot.common.copybook.RecordLayout.VariableTable;
import io.crossfoot.ingest.format.Masked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the entries of tables of varying length, and so finds what stands behind them: those of a record, or those of one
 * entry of a table.
 */
final class Tables {

    /** A table, what says how many entries it has, and what an entry of it holds. */
    private record Part(VariableTable table, @Nullable PlacedField counter, Tables entries) {}

    private final Part[] parts;
    private final int[] counts;
    private final int[] missing;
    private final boolean shrink;
    private int read;

    /** @param shrink whether what stands behind a table moves up where there are fewer entries than there may be */
    Tables(List<VariableTable> tables, Codecs codecs, boolean shrink) {
        this.shrink = shrink;
        this.parts = tables.stream()
                .map(table -> new Part(
                        table,
                        table.counter().map(counter -> placed(counter, codecs)).orElse(null),
                        new Tables(table.tables(), codecs, shrink)))
                .toArray(Part[]::new);
        this.counts = new int[parts.length];
        this.missing = new int[parts.length + 1];
    }

    private static PlacedField placed(Counter counter, Codecs codecs) {
        return new PlacedField(counter.field(), codecs.of(counter.field()), counter.outwards());
    }

    /**
     * Reads how many entries there are.
     *
     * @return what is wrong with a count; null if nothing is
     */
    @Nullable
    String read(RecordBytes record) {
        read = 0;
        if (parts.length == 0) {
            return null;
        }
        record.setTables(counts, missing);
        while (read < parts.length) {
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

    /** Bytes that the record, or the entry, is shorter than it may be. */
    int missing() {
        return missing[read];
    }

    private @Nullable String readNext(RecordBytes record) {
        Part part = parts[read];
        VariableTable table = part.table();
        counts[read] = table.most();
        if (part.counter() != null) {
            String problem = readCount(part.counter(), table, record);
            if (problem != null) {
                return problem;
            }
        }
        missing[read + 1] = missing[read] + (shrink ? (table.most() - counts[read]) * table.entry() : 0);
        return part.entries().parts.length == 0 ? null : readEntries(part, record);
    }

    private @Nullable String readCount(PlacedField counter, VariableTable table, RecordBytes record) {
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
        return null;
    }

    /** Adds up what the entries are shorter than they may be. */
    private @Nullable String readEntries(Part part, RecordBytes record) {
        int begin = record.at(part.table().offset(), read);
        for (int i = 0; i < counts[read]; i++) {
            record.enter(begin);
            String problem = part.entries().read(record);
            record.leave();
            if (problem != null) {
                return "entry %d: %s".formatted(i + 1, problem);
            }
            int lacking = part.entries().missing();
            missing[read + 1] += lacking;
            begin += part.table().entry() - lacking;
        }
        return null;
    }

    private static boolean isThere(RecordBytes record, PlacedField counter) {
        int end = counter.at(record) + counter.field().length();
        return record.isPadded() || end <= record.start() + record.length();
    }
}
