package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.schema.RejectCategory;
import java.util.List;
import org.apache.avro.Schema;

/** A part that stands there any number of times: an array, or a map, whose entries are keys and values one after the other. */
final class RepeatedPart implements Part {

    private final Schema type;
    private final Part item;
    private final int definition;
    private final int repetition;
    private final AvroBuffer items = new AvroBuffer();

    /**
     * A part that may be repeated.
     *
     * @param definition the level at which there is at least one
     * @param repetition the level of each but the first
     */
    RepeatedPart(Schema type, Part item, int definition, int repetition) {
        this.type = type;
        this.item = item;
        this.definition = definition;
        this.repetition = repetition;
    }

    @Override
    public Schema type() {
        return type;
    }

    @Override
    public List<Column> columns() {
        return item.columns();
    }

    @Override
    public void write(AvroBuffer out) {
        if (first().definition() >= definition) {
            writeItems(out);
        } else {
            pass(definition - 1);
        }
        out.writeLong(0);
    }

    /** The items' number stands before them, and is known only behind them. */
    private void writeItems(AvroBuffer out) {
        items.clear();
        long count = 0;
        do {
            item.write(items);
            count++;
            if (items.size() > ByteLines.LONGEST) {
                throw new Unwritten(
                        RejectCategory.LENGTH, "the record is longer than %d bytes".formatted(ByteLines.LONGEST));
            }
        } while (first().repeats(repetition));
        out.writeLong(count);
        out.write(items.bytes(), 0, items.size());
    }
}
