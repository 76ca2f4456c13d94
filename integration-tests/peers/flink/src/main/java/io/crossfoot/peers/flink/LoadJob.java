package io.crossfoot.peers.flink;

import io.crossfoot.events.LedgerEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.formats.avro.RegistryAvroSerializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.partitioner.FlinkFixedPartitioner;

/**
 * The first job: file to events.
 *
 * <p>One task reads and parses, since {@link TextLineInputFormat} does not split a file, and since the file's order is
 * the order of its events. Each sink task writes one partition and is fed by that one reader, so that the order of the
 * file is kept within every partition, and the second job can go by the plain ascending event time.
 */
final class LoadJob {

    private final Settings settings;
    private final RegisteredSchema schema;

    LoadJob(Settings settings, RegisteredSchema schema) {
        this.settings = settings;
        this.schema = schema;
    }

    void run(Path file, String runId, Session session) throws Exception {
        StreamExecutionEnvironment job = session.newJob();
        job.fromSource(lines(file), WatermarkStrategy.noWatermarks(), "lines")
                .setParallelism(1)
                .flatMap(new LedgerParser())
                .setParallelism(1)
                .keyBy(LedgerEntry::getAccount)
                .sinkTo(events(runId + ".events"));
        requireBalance(session.execute(job, runId + " load"));
    }

    private static FileSource<String> lines(Path file) {
        return FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(), org.apache.flink.core.fs.Path.fromLocalFile(file.toFile()))
                .build();
    }

    private KafkaSink<LedgerEntry> events(String topic) {
        return Sinks.exactlyOnce(
                settings,
                topic,
                KafkaRecordSerializationSchema.<LedgerEntry>builder()
                        .setTopic(topic)
                        .setPartitioner(new FlinkFixedPartitioner<LedgerEntry>())
                        .setKeySerializationSchema((LedgerEntry entry) ->
                                Long.toString(entry.getAccount()).getBytes(StandardCharsets.UTF_8))
                        .setValueSerializationSchema(
                                RegistryAvroSerializationSchema.forSpecific(LedgerEntry.class, schema))
                        .build());
    }

    private static void requireBalance(JobExecutionResult job) {
        List<String> trailers = job.getAccumulatorResult(LedgerParser.TRAILER);
        if (trailers.size() != 1) {
            throw new IllegalStateException("Expected one trailer, got " + trailers.size());
        }
        ControlTotals stated = ControlTotals.stated(trailers.get(0));
        ControlTotals counted = ControlTotals.counted(job);
        if (!counted.equals(stated)) {
            throw new IllegalStateException("The trailer states %s, but the file has %s".formatted(stated, counted));
        }
    }
}
