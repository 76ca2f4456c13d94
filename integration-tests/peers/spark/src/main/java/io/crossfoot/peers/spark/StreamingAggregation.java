package io.crossfoot.peers.spark;

import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/**
 * A streaming query that takes all that is there and stops; offsets and state are in its checkpoint.
 *
 * <p>It takes it in one micro-batch, as no rate is set, and so writes each window once. In append mode it would keep
 * the day's last windows back: no later event pushes the watermark past their end.
 */
final class StreamingAggregation implements Aggregation {

    private final Topics topics;
    private final Path work;

    StreamingAggregation(Topics topics, Path work) {
        this.topics = topics;
        this.work = work;
    }

    @Override
    public void aggregate(String events, String results) throws TimeoutException, StreamingQueryException {
        Dataset<Row> entries = Results.entries(topics.stream(events)).withWatermark("event_time", "1 day");
        Results.messages(entries)
                .writeStream()
                .outputMode(OutputMode.Update())
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", work.resolve("checkpoints").resolve(results).toString())
                .format(Topics.FORMAT)
                .options(topics.sink(results))
                .start()
                .awaitTermination();
    }
}
