package io.crossfoot.peers.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A session on this machine, on the loopback address, with all that it writes in the work folder. */
final class Session {

    private Session() {}

    static SparkSession start(Path work, int threads) {
        return SparkSession.builder()
                .appName("ledger")
                .master("local[" + threads + "]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.local.dir", work.resolve("local").toString())
                .config("spark.sql.warehouse.dir", work.resolve("warehouse").toString())
                .config("spark.sql.session.timeZone", "UTC")
                // As delivered but for Kafka: the newer path to it is the one on which an Observation is told its counts.
                .config("spark.sql.sources.useV1SourceList", "avro,csv,json,orc,parquet,text")
                // One state store, or one task, for each thread: more would only take turns.
                .config("spark.sql.shuffle.partitions", threads)
                .config(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider")
                .config("spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled", true)
                .config("spark.sql.streaming.stateStore.rocksdb.trackTotalNumberOfRows", false)
                .getOrCreate();
    }
}
