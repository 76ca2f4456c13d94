package io.crossfoot.peers.flink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The second job: events to the count and the sum of each account and hour. */
final class AggregateJob {

    private final Settings settings;
    private final RegisteredSchema schema;

    AggregateJob(Settings settings, RegisteredSchema schema) {
        this.settings = settings;
        this.schema = schema;
    }

    /** Returns the topic of the results. */
    String run(String runId, Session session) throws Exception {
        String results = runId + ".results";
        StreamExecutionEnvironment job = session.newJob();
        // Event times ascend within each partition (see LoadJob), and the source keeps a watermark for each.
        job.fromSource(
                        events(runId + ".events"),
                        WatermarkStrategy.<Movement>forMonotonousTimestamps()
                                .withTimestampAssigner((movement, time) -> movement.eventMillis),
                        "events")
                .keyBy(movement -> movement.account)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(1)))
                .aggregate(new SumMovements(), new HourlyRow())
                .sinkTo(rows(results));
        session.execute(job, runId + " aggregate");
        return results;
    }

    private KafkaSource<Movement> events(String topic) {
        return KafkaSource.<Movement>builder()
                .setBootstrapServers(settings.bootstrap())
                .setTopics(topic)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty(ConsumerConfig.GROUP_ID_CONFIG, topic + ".aggregate")
                .setValueOnlyDeserializer(new MovementReader(schema))
                .build();
    }

    private KafkaSink<String> rows(String topic) {
        return Sinks.exactlyOnce(
                settings,
                topic,
                KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(topic)
                        .setKeySerializationSchema((String row) ->
                                row.substring(0, row.indexOf(',')).getBytes(StandardCharsets.UTF_8))
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build());
    }
}
