package io.crossfoot.common.block;

import java.util.List;
import org.apache.avro.Schema;

/**
 * The Avro type of a block of events: {@code <Type>Block} beside {@code <Type>}.
 *
 * <p>The numbers, keys and lengths of the records come first, so that an audit can cut the records out, count and
 * digest them without decoding one; {@code records} is an ordinary array for everybody else.
 */
public final class BlockSchema {

    private BlockSchema() {}

    /** The type of a block of such records. */
    public static Schema of(Schema record) {
        Schema block = Schema.createRecord(
                record.getName() + "Block",
                "Consecutive records of one partition. Numbers, keys and lengths stand in the order of the records.",
                record.getNamespace(),
                false);
        block.setFields(List.of(
                field("sequences", Schema.create(Schema.Type.LONG), "Numbers of the records in the source, from 1."),
                field("keys", Schema.create(Schema.Type.BYTES), "Keys of the records."),
                field("lengths", Schema.create(Schema.Type.INT), "Bytes that each record takes below."),
                field("records", record, "The records.")));
        return block;
    }

    private static Schema.Field field(String name, Schema items, String doc) {
        return new Schema.Field(name, Schema.createArray(items), doc);
    }
}
