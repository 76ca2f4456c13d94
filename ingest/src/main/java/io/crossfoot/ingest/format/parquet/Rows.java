package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.Growth;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.avro.FittedRecords;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** The rows of a file, one after the other; of each column, one page is in memory. */
final class Rows {

    private final SpooledFile file;
    private final Footer footer;
    private final RowType type;
    private final List<Column> repeated;
    private final FittedRecords records;
    private final AvroBuffer row = new AvroBuffer();
    private int group;
    private long rowOfGroup;
    private long rowsOfGroup;
    private long passed;
    private long grown;

    Rows(SpooledFile file, Footer footer, RowType type, FittedRecords records) {
        this.file = file;
        this.footer = footer;
        this.type = type;
        this.repeated = type.columns().stream().filter(Column::isRepeated).toList();
        this.records = records;
    }

    /** Where it stands, as messages have it. */
    String place() {
        return "row group %d, row %d".formatted(group, Math.min(rowOfGroup + 1, rowsOfGroup));
    }

    /** Whether there is a row more. A row group is begun, and ended, in doing so. */
    boolean hasNext() {
        while (rowOfGroup == rowsOfGroup) {
            if (rowsOfGroup > 0) {
                type.columns().forEach(Column::checkEnd);
            }
            if (group == footer.rowGroups().size()) {
                return false;
            }
            begin(footer.rowGroups().get(group++));
        }
        return true;
    }

    SourceItem next() throws IOException {
        long start = position();
        repeated.forEach(Column::checkRowBegins);
        row.clear();
        try {
            type.write(row);
            end(row.size());
        } catch (Unwritten unwritten) {
            type.columns().forEach(column -> column.passRow(rowOfGroup + 1));
            end(row.size());
            return records.unwritten(unwritten.category(), unwritten.reason(), start, position());
        }
        records.pass(row.bytes(), 0, row.size());
        return records.item(row.bytes(), 0, row.size(), start, position());
    }

    private void end(int bytes) {
        grown += bytes;
        if (Growth.isBomb(file.size(), grown)) {
            throw new Broken("its rows grow to more than %d times its size".formatted(Growth.LARGEST_RATIO));
        }
        rowOfGroup++;
        passed++;
    }

    /** Bytes stand column by column, so a row is as many of them as its share of all rows. */
    private long position() {
        double share = passed >= footer.rows() ? 1 : (double) passed / footer.rows();
        return (long) (file.size() * share);
    }

    private void begin(RowGroup next) {
        rowOfGroup = 0;
        rowsOfGroup = next.getNum_rows();
        if (rowsOfGroup == 0) {
            return;
        }
        PageMemory memory = new PageMemory();
        for (Column column : type.columns()) {
            column.begin(new ColumnPages(column, file, chunk(column, next), footer.end(), memory));
        }
    }

    private static ColumnMetaData chunk(Column column, RowGroup group) {
        List<ColumnChunk> chunks = group.getColumns();
        ColumnChunk chunk = column.number() < chunks.size() ? chunks.get(column.number()) : new ColumnChunk();
        ColumnMetaData metadata = chunk.getMeta_data();
        if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
            throw new Broken("column '%s' is encrypted; deliver it without encryption".formatted(column.title()));
        }
        if (chunk.isSetFile_path()) {
            throw new Broken("column '%s' stands in another file; deliver all in one".formatted(column.title()));
        }
        if (metadata == null || !column.isThatOf(metadata)) {
            throw new Broken(
                    "the footer is damaged: column '%s' is not where the schema has it".formatted(column.title()));
        }
        return metadata;
    }
}
