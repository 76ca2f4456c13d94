package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/**
 * A column: its values in one row group, one after the other, each with the levels that tell where it belongs. What the
 * library's decoders run into in damaged pages becomes an error that names the column.
 */
final class Column implements Part {

    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

    private final Node node;
    private final ColumnType type;
    private final ColumnDescriptor descriptor;
    private final int present;
    private @Nullable ColumnReader values;
    private long left;
    private long rows;
    private boolean done;

    Column(Node node, ColumnType type) {
        this.node = node;
        this.type = type;
        this.present = node.definition();
        this.descriptor = new ColumnDescriptor(
                node.path().toArray(String[]::new), type.physical(), node.repetition(), node.definition());
    }

    @Override
    public Schema type() {
        return type.type();
    }

    @Override
    public List<Column> columns() {
        return List.of(this);
    }

    ColumnDescriptor descriptor() {
        return descriptor;
    }

    /** Which of the file's columns it is, from 0. */
    int number() {
        return node.number();
    }

    /** As messages call it. */
    String title() {
        return node.title();
    }

    /** Whether a chunk of a row group says that it is of this column. */
    boolean isThatOf(ColumnMetaData chunk) {
        return chunk.getType() == node.element().getType() && node.path().equals(chunk.getPath_in_schema());
    }

    boolean isRepeated() {
        return node.repetition() > 0;
    }

    /** Goes on with the pages of another row group. */
    void begin(ColumnPages pages) {
        left = pages.getTotalValueCount();
        rows = 0;
        done = false;
        try {
            values = new ColumnReaderImpl(descriptor, pages, NONE, null);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** The definition level of the value it stands at: how much of its path is there. */
    int definition() {
        return current().getCurrentDefinitionLevel();
    }

    /** Whether the value it stands at, if there is one, goes on with the list of this level. */
    boolean repeats(int repetition) {
        return left > 0 && current().getCurrentRepetitionLevel() == repetition;
    }

    @Override
    public void write(AvroBuffer out) {
        ColumnReader value = current();
        if (value.getCurrentDefinitionLevel() != present) {
            throw contradiction();
        }
        try {
            type.writer().write(value, out);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        leave(value);
    }

    @Override
    public void pass(int definition) {
        ColumnReader value = current();
        if (value.getCurrentDefinitionLevel() != definition) {
            throw contradiction();
        }
        leave(value);
    }

    /** @throws Broken if it does not stand where a row begins */
    void checkRowBegins() {
        if (current().getCurrentRepetitionLevel() != 0) {
            throw contradiction();
        }
    }

    /** Passes over what it still has of this row of the row group, counted from 1. */
    void passRow(long row) {
        while (rows < row || (left > 0 && current().getCurrentRepetitionLevel() > 0)) {
            ColumnReader value = current();
            skip(value);
            leave(value);
        }
    }

    /** @throws Broken if it has values behind the last row */
    void checkEnd() {
        if (left > 0) {
            throw new Broken("column '%s' has %d values more than the row group has rows for".formatted(title(), left));
        }
    }

    /** Where there is no value, there is none to skip. */
    private void skip(ColumnReader value) {
        if (value.getCurrentDefinitionLevel() == present) {
            try {
                value.skip();
            } catch (RuntimeException e) {
                throw failure(e);
            }
        }
    }

    /** Moves on only when more is asked for, so that a row is not lost by damage behind it. */
    private ColumnReader current() {
        if (values == null || left == 0) {
            throw new Broken("column '%s' has too few values: they end in the middle".formatted(title()));
        }
        if (done) {
            done = false;
            try {
                values.consume();
            } catch (RuntimeException e) {
                throw failure(e);
            }
        }
        return values;
    }

    private void leave(ColumnReader value) {
        if (value.getCurrentRepetitionLevel() == 0) {
            rows++;
        }
        left--;
        done = true;
    }

    private Broken contradiction() {
        return new Broken(
                "column '%s' is damaged: its levels contradict those of others, or one another".formatted(title()));
    }

    /** Decoders throw whatever they run into. */
    private RuntimeException failure(RuntimeException e) {
        if (e instanceof Broken || e instanceof Unwritten || e instanceof UncheckedIOException) {
            return e;
        }
        return new Broken("column '%s' is damaged: its values cannot be decoded".formatted(title()));
    }
}
