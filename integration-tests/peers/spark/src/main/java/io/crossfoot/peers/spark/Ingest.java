package io.crossfoot.peers.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Publishes a file's entries as events, and counts them on their way. */
final class Ingest {

    private final SparkSession session;
    private final Topics topics;
    private final SchemaRegistry registry;

    Ingest(SparkSession session, Topics topics, SchemaRegistry registry) {
        this.session = session;
        this.topics = topics;
        this.registry = registry;
    }

    void publish(Path file, String topic) throws IOException, InterruptedException {
        EventFormat format = new EventFormat(registry.register(topic + "-value", EventFormat.SCHEMA));
        Observation counts = new Observation();
        Dataset<Row> lines = Totals.observe(LedgerFile.read(session, file), counts);
        Dataset<Row> entries = lines.filter(LedgerFile.IS_ENTRY);
        topics.write(entries.select(col("account").cast("string").as("key"), format.encode().as("value")), topic);
        Totals.requireStated(counts.getAsJava());
    }
}
