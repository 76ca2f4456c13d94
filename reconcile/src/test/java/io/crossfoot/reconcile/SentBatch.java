package io.crossfoot.reconcile;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.Stamp;
import io.crossfoot.common.batch.StampReader;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.block.BlockSchema;
import io.crossfoot.common.block.BlockWriter;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.field.RecordFields;
import io.crossfoot.common.registry.RegistryAvroSerializer;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.common.tally.RunningTally;
import io.crossfoot.common.tally.TotalsCounter;
import io.crossfoot.schema.AccountStatement;
import io.crossfoot.schema.BatchEnded;
import io.crossfoot.schema.BatchStarted;
import io.crossfoot.schema.ControlValue;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Granularity;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.SectionReport;
import io.crossfoot.schema.SourceFile;
import io.crossfoot.schema.StageTally;
import io.crossfoot.schema.Tally;
import io.crossfoot.schema.TaskEnded;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A batch as ingest and aggregate would send it, to be spoilt by the test before it is sent. */
final class SentBatch {

    static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    private final Feed feed;
    private final BatchId batch;
    private final Map<String, ?> registry;
    private final int partitions;
    private final RegistryAvroSerializer<IndexedRecord> serializer = new RegistryAvroSerializer<>();
    private final RecordFields fields;
    private final TotalsCounter counter;
    private final StampWriter stamps;
    private final RunningTally all;
    private final List<RunningTally> perPartition = new ArrayList<>();
    private final TreeMap<String, RunningTally> sections = new TreeMap<>();
    private final List<ControlValue> controls = new ArrayList<>();
    private final List<AccountStatement> statements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    private long clock;

    SentBatch(Feed feed, String batch, int partitions, Map<String, ?> registry) {
        this.feed = feed;
        this.batch = BatchId.parse(batch);
        this.partitions = partitions;
        this.registry = registry;
        this.fields = new RecordFields(feed.eventSchema(), TotalsCounter.fields(feed.totalDefinitions()));
        this.counter = new TotalsCounter(fields.schema(), feed.totalDefinitions());
        this.stamps = new StampWriter(this.batch, 0);
        this.all = counter.newTally();
        for (int partition = 0; partition < partitions; partition++) {
            perPartition.add(counter.newTally());
        }
        serializer.configure(registry, false);
    }

    /** So many payments of 1.00, 2.00 …, in turn to each partition, half of them in section A. */
    SentBatch payments(int number) {
        for (int i = 1; i <= number; i++) {
            payment(2 * i <= number ? "A" : "B", new BigDecimal(i).setScale(2));
        }
        return this;
    }

    SentBatch payment(String section, BigDecimal amount) {
        long sequence = all.records() + 1;
        int partition = (int) (all.records() % partitions);
        long partitionSequence = perPartition.get(partition).records();
        IndexedRecord event = event("p" + sequence, amount);
        byte[] key = ("p" + sequence).getBytes(StandardCharsets.UTF_8);
        byte[] value = serializer.serialize(feed.events(), event);
        RunningTally tally = sections.computeIfAbsent(section, absent -> counter.newTally());
        for (RunningTally each : List.of(all, perPartition.get(partition), tally)) {
            counter.count(fields.of(event), each);
            int prefix = WireFormat.PREFIX_BYTES;
            each.digest().add(sequence, key, 0, key.length, value, prefix, value.length - prefix);
        }
        ProducerRecord<byte[], byte[]> message = message(partition, key, value);
        message.headers().add(EventHeaders.STAMP, stamps.write(section, sequence, partitionSequence));
        events.add(message);
        return this;
    }

    SentBatch stating(String name, String stated, String counted) {
        controls.add(new ControlValue(name, stated, counted, true, ""));
        return this;
    }

    /** A statement in euros, in a section of its own without records. */
    SentBatch statement(String account, String number, String opening, String closing) {
        statements.add(new AccountStatement(account, "EUR", number, opening, closing));
        return this;
    }

    SentBatch malformed(String where, String reason) {
        problems.add(new Problem(where, reason));
        return this;
    }

    IndexedRecord event(String id, BigDecimal amount) {
        GenericData.Record event = new GenericData.Record(feed.eventSchema());
        event.put("id", id);
        event.put("amount", amount);
        event.put("currency", "EUR");
        return event;
    }

    byte[] encode(IndexedRecord record) {
        return serializer.serialize(feed.events(), record);
    }

    /** Sends the events as blocks, each of so many at most and of one section. */
    void packIntoBlocks(int most) {
        List<ProducerRecord<byte[], byte[]>> blocks = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> open = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> event : events) {
            if (open.size() == most || (!open.isEmpty() && !section(event).equals(section(open.get(0))))) {
                blocks.add(block(open));
                open.clear();
            }
            open.add(event);
        }
        blocks.add(block(open));
        events.clear();
        events.addAll(blocks);
    }

    private ProducerRecord<byte[], byte[]> block(List<ProducerRecord<byte[], byte[]>> records) {
        BlockWriter writer = new BlockWriter();
        for (ProducerRecord<byte[], byte[]> record : records) {
            int prefix = WireFormat.PREFIX_BYTES;
            writer.add(stamp(record).sequence(), record.key(), record.value(), prefix, record.value().length - prefix);
        }
        int schema = SchemaRegistryClient.connect(registry)
                .register(feed.events() + "-PaymentBlock", BlockSchema.of(feed.eventSchema()));
        ProducerRecord<byte[], byte[]> block = message(records.get(0).partition(), null, writer.drain(schema));
        byte[] number = new byte[5];
        int length = BinaryData.encodeInt(records.size(), number, 0);
        block.headers().add(records.get(0).headers().lastHeader(EventHeaders.STAMP));
        block.headers().add(EventHeaders.BLOCK, Arrays.copyOf(number, length));
        return block;
    }

    private static String section(ProducerRecord<byte[], byte[]> event) {
        return stamp(event).section();
    }

    private static Stamp stamp(ProducerRecord<byte[], byte[]> event) {
        return new StampReader().read(EventHeaders.of(event.headers()).stamp());
    }

    /** The events so far; the test may change what is sent. */
    List<ProducerRecord<byte[], byte[]>> events() {
        return events;
    }

    List<ProducerRecord<byte[], byte[]>> markers() {
        List<ProducerRecord<byte[], byte[]>> markers = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            EndOfBatch end = new EndOfBatch(
                    batch.toString(),
                    0,
                    1,
                    partition,
                    perPartition.get(partition).toAvro());
            ProducerRecord<byte[], byte[]> marker = message(partition, null, encode(end));
            marker.headers().add(EventHeaders.MARKER, new byte[0]);
            markers.add(marker);
        }
        return markers;
    }

    BatchStarted started() {
        return new BatchStarted(batch.toString(), feed.name(), 1, partitions, Granularity.RECORD, file(), START);
    }

    TaskEnded taskEnded() {
        List<SectionReport> reports = new ArrayList<>();
        Tally nothing = new RunningTally().toAvro();
        sections.forEach(
                (id, tally) -> reports.add(new SectionReport(id, List.of(), tally.toAvro(), nothing, List.of())));
        statements.forEach(statement ->
                reports.add(new SectionReport(statement.getNumber(), List.of(), nothing, nothing, List.of(statement))));
        return new TaskEnded(
                batch.toString(),
                0,
                1,
                0,
                1,
                file(),
                controls,
                reports,
                all.toAvro(),
                new RunningTally().toAvro(),
                problems,
                now());
    }

    BatchEnded batchEnded() {
        return new BatchEnded(batch.toString(), 1, all.toAvro(), now(), List.of());
    }

    /** What ingest says to the ledger, from the first word to the last. */
    List<SpecificRecord> control() {
        return List.of(started(), taskEnded(), batchEnded());
    }

    /** The report of one aggregate from its one partition. */
    StageTally aggregated(String aggregate, BigDecimal total) {
        return stage("aggregate/" + aggregate, aggregate, total);
    }

    /** The report on the results published of one aggregate from its one partition. */
    StageTally published(String aggregate, BigDecimal total) {
        return stage("publish/" + aggregate, aggregate, total);
    }

    private StageTally stage(String stage, String aggregate, BigDecimal total) {
        RunningTally tally = new RunningTally();
        tally.addRecords(all.records());
        tally.total(aggregate + "/total", 2).add(total);
        return StageTally.newBuilder()
                .setBatch(batch.toString())
                .setStage(stage)
                .setPartition(0)
                .setPartitions(1)
                .setPart(0)
                .setParts(1)
                .setAmendment(0)
                .setInput(tally.toAvro())
                .setDispositions(List.of())
                .setRows(1)
                .build();
    }

    private SourceFile file() {
        return new SourceFile("payments.csv", 1_000L, "0".repeat(32));
    }

    private ProducerRecord<byte[], byte[]> message(int partition, byte[] key, byte[] value) {
        return new ProducerRecord<>(feed.events(), partition, now().toEpochMilli(), key, value);
    }

    private Instant now() {
        return START.plusMillis(++clock);
    }
}
