package io.crossfoot.peers.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.avro.functions;

/** An event's value: a zero, the schema's id in the registry, and the entry in Avro. */
record EventFormat(int schemaId) {

    static final String SCHEMA = schema();

    private static final int PREFIX_BYTES = 5;

    Column encode() {
        byte[] prefix = ByteBuffer.allocate(PREFIX_BYTES).put((byte) 0).putInt(schemaId).array();
        Column entry = struct(
                col("id"), col("account"), col("event_time"), col("type"), col("amount"), col("currency"), col("text"));
        return concat(lit(prefix), functions.to_avro(entry, SCHEMA));
    }

    /** Spark knows nothing of a registry: one who reads has to know the schema. */
    static Column decode() {
        return functions.from_avro(expr("substring(value, " + (PREFIX_BYTES + 1) + ")"), SCHEMA);
    }

    private static String schema() {
        try (InputStream resource = EventFormat.class.getResourceAsStream("/ledger-entry.avsc")) {
            return new Schema.Parser().parse(resource).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
