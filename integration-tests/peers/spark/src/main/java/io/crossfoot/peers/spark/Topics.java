package io.crossfoot.peers.spark;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Kafka's topics as Spark reads and writes them. */
final class Topics {

    static final String FORMAT = "kafka";

    private final SparkSession session;
    private final String bootstrap;

    Topics(SparkSession session, String bootstrap) {
        this.session = session;
        this.bootstrap = bootstrap;
    }

    Dataset<Row> read(String topic) {
        return session.read().format(FORMAT).options(source(topic)).load();
    }

    Dataset<Row> stream(String topic) {
        return session.readStream().format(FORMAT).options(source(topic)).load();
    }

    void write(Dataset<Row> messages, String topic) {
        messages.write().format(FORMAT).options(sink(topic)).mode(SaveMode.Append).save();
    }

    Map<String, String> sink(String topic) {
        return Map.of(
                "topic", topic,
                "kafka.bootstrap.servers", bootstrap,
                "kafka.acks", "all",
                "kafka.enable.idempotence", "true",
                "kafka.batch.size", "131072",
                "kafka.linger.ms", "20",
                "kafka.compression.type", "lz4");
    }

    private Map<String, String> source(String topic) {
        return Map.of(
                "subscribe", topic,
                "startingOffsets", "earliest",
                "kafka.bootstrap.servers", bootstrap);
    }
}
