package io.crossfoot.reconcile;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.common.registry.RegistryAvroSerializer;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.common.topic.CrossfootTopics;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.TaskEnded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/** A batch of payments, with all that ingest and aggregate would say of it; the test spoils what it likes. */
final class PaymentBatch {

    static final int PARTITIONS = 6;

    private static final byte[] NO_KEY = null;

    private final Feed feed;
    private final BatchId batch;
    private final StampWriter stamps;
    private final RecordFields fields;
    private final TotalsCounter counter;
    private final RunningTally all;
    private final List<RunningTally> sent;
    private final RegistryAvroSerializer<IndexedRecord> serializer = new RegistryAvroSerializer<>();
    private final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();

    PaymentBatch(Feed feed, String batch, String registry) {
        this.feed = feed;
        this.batch = BatchId.parse(batch);
        this.stamps = new StampWriter(this.batch, 0);
        this.fields = new RecordFields(feed.eventSchema(), TotalsCounter.fields(feed.totalDefinitions()));
        this.counter = new TotalsCounter(fields.schema(), feed.totalDefinitions());
        this.all = counter.newTally();
        this.sent = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> counter.newTally())
                .toList();
        serializer.configure(Map.of("schema.registry.url", registry), false);
    }

    static String yaml(String feed) {
        return """
                name: %s
                format:
                  delimited:
                    type: Payment
                    quote: ""
                    records:
                      - name: payment
                        role: detail
                        columns:
                          - {name: id}
                          - {name: amount, type: decimal}
                key: [id]
                grace: 10s
                totals:
                  - {name: amount_total, sum: amount}
                aggregates:
                  - name: all
                    measures:
                      - {name: amount, sum: amount}
                """.formatted(feed);
    }

    static Feed feed(String name) {
        return ConfigReader.read(yaml(name), name + ".yaml", Feed.class);
    }

    PaymentBatch payments(int count) {
        for (int i = 0; i < count; i++) {
            long sequence = all.records() + 1;
            byte[] key = ("payment-" + sequence).getBytes(StandardCharsets.UTF_8);
            events.add(event(key, sequence, payment(sequence, BigDecimal.valueOf(sequence, 2))));
        }
        return this;
    }

    private ProducerRecord<byte[], byte[]> event(byte[] key, long sequence, GenericRecord payment) {
        int partition = Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
        RunningTally tally = sent.get(partition);
        ProducerRecord<byte[], byte[]> event = new ProducerRecord<>(feed.events(), partition, key, encode(payment));
        event.headers().add(EventHeaders.STAMP, stamps.write("", sequence, tally.records()));
        for (RunningTally each : List.of(all, tally)) {
            counter.count(fields.of(payment), each);
            int prefix = WireFormat.PREFIX_BYTES;
            int length = event.value().length - prefix;
            each.digest().add(sequence, key, 0, key.length, event.value(), prefix, length);
        }
        return event;
    }

    /** The events; what the test does to the list is what is sent. */
    List<ProducerRecord<byte[], byte[]>> events() {
        return events;
    }

    /** Changes the amount of one event, as it stands in the list. */
    void alter(int index, BigDecimal amount) {
        ProducerRecord<byte[], byte[]> event = events.get(index);
        events.set(
                index,
                new ProducerRecord<>(
                        event.topic(),
                        event.partition(),
                        event.timestamp(),
                        event.key(),
                        encode(payment(index + 1, amount)),
                        event.headers()));
    }

    List<ProducerRecord<byte[], byte[]>> markers() {
        List<ProducerRecord<byte[], byte[]>> markers = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            EndOfBatch end = new EndOfBatch(
                    batch.toString(), 0, 1, partition, sent.get(partition).toAvro());
            ProducerRecord<byte[], byte[]> marker = new ProducerRecord<>(feed.events(), partition, NO_KEY, encode(end));
            marker.headers().add(EventHeaders.MARKER, new byte[0]);
            markers.add(marker);
        }
        return markers;
    }

    /** The first word of ingest. */
    List<ProducerRecord<byte[], byte[]>> start() {
        return List.of(control(new BatchStarted(
                batch.toString(), feed.name(), 1, PARTITIONS, Granularity.RECORD, source(), Instant.now())));
    }

    /** The last words of ingest; the source states what was sent. */
    List<ProducerRecord<byte[], byte[]>> end() {
        String total = all.totals().get("amount_total").toString();
        TaskEnded ended = new TaskEnded(
                batch.toString(),
                0,
                1,
                0,
                1,
                source(),
                List.of(new ControlValue("amount", total, total, true, "")),
                List.of(),
                all.toAvro(),
                new RunningTally().toAvro(),
                List.of(),
                Instant.now());
        return List.of(
                control(ended), control(new BatchEnded(batch.toString(), 1, all.toAvro(), Instant.now(), List.of())));
    }

    /** What all partitions of a stage of the aggregate report: for each, what was sent to that partition. */
    List<StageTally> reports(String stage) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> report(stage, partition))
                .toList();
    }

    private StageTally report(String stage, int partition) {
        RunningTally grouped = new RunningTally();
        grouped.addRecords(sent.get(partition).records());
        grouped.total("all/amount", 2).add(sent.get(partition).totals().get("all/amount"));
        return StageTally.newBuilder()
                .setBatch(batch.toString())
                .setStage(stage)
                .setPartition(partition)
                .setPartitions(PARTITIONS)
                .setPart(0)
                .setParts(1)
                .setAmendment(0)
                .setInput(grouped.toAvro())
                .setDispositions(List.of())
                .setRows(1)
                .build();
    }

    ProducerRecord<byte[], byte[]> control(SpecificRecord message) {
        byte[] key = batch.toString().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                CrossfootTopics.CONTROL, key, serializer.serialize(CrossfootTopics.CONTROL, message));
    }

    private GenericRecord payment(long sequence, BigDecimal amount) {
        GenericRecord payment = new GenericData.Record(feed.eventSchema());
        payment.put("id", "payment-" + sequence);
        payment.put("amount", amount);
        return payment;
    }

    private byte[] encode(IndexedRecord record) {
        return serializer.serialize(feed.events(), record);
    }

    private static SourceFile source() {
        return new SourceFile("payments.csv", 1_000L, "0".repeat(32));
    }
}
