package io.crossfoot.ingest.delivery;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.AvroWriter;
import io.crossfoot.ingest.format.RejectedRecord;
import io.crossfoot.ingest.format.SectionEnded;
import io.crossfoot.ingest.format.SourceEnded;
import io.crossfoot.ingest.format.SourceItem;
import io.crossfoot.ingest.format.SourceRecord;
import io.crossfoot.schema.Problem;
import io.crossfoot.schema.RejectCategory;
import io.crossfoot.schema.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A feed of orders, and what a reader finds in one of its files. */
final class Orders {

    static final int PARTITIONS = 3;
    static final BatchId BATCH = BatchId.parse("orders/2026-11-22/1/r1");
    static final SourceFile SOURCE = new SourceFile("orders.csv", 1_000L, "0123456789abcdef0123456789abcdef");

    private static final int BYTES_PER_RECORD = 40;
    private static final String YAML = """
            name: orders
            format:
              delimited:
                type: Order
                quote: ''
                records:
                  - name: order
                    role: detail
                    columns:
                      - name: account
                      - name: amount
                        type: decimal
                        scale: %d
                      - name: booked
                        type: date
                        optional: true
            granularity: %s
            key: [account]
            totals:
              - name: amount
                sum: amount
            """;

    private static final Schema SCHEMA = byRecord().eventSchema();

    private Orders() {}

    static Feed byRecord() {
        return feed(2, "record");
    }

    static Feed inBlocks() {
        return feed(2, "block");
    }

    /** With amounts of so many decimals. */
    static Feed withDecimals(int scale) {
        return feed(scale, "record");
    }

    /** In files such as {@code orders-20261122-1of2}. */
    static Feed inParts() {
        String source = "source: {parts: {pattern: '-(\\d+)of(\\d+)$'}, business-date: {pattern: '(\\d{8})'}}\n";
        return ConfigReader.read(YAML.formatted(2, "record") + source, "orders.yaml", Feed.class);
    }

    private static Feed feed(int scale, String granularity) {
        return ConfigReader.read(YAML.formatted(scale, granularity), "orders.yaml", Feed.class);
    }

    static Task task() {
        return Task.only(BATCH, PARTITIONS, SOURCE);
    }

    /** One of so many tasks, which comes after these have been sent. */
    static Task task(int number, int tasks, Sent before) {
        SourceFile whole = new SourceFile("orders", 2_000L, "fedcba9876543210fedcba9876543210");
        return new Task(BATCH, number, PARTITIONS, SOURCE, new WholeSource(whole, tasks, Map.of()), before);
    }

    static GenericRecord order(String account, String amount) {
        GenericRecord order = new GenericData.Record(SCHEMA);
        order.put("account", account);
        order.put(
                "amount", ByteBuffer.wrap(new BigDecimal(amount).unscaledValue().toByteArray()));
        return order;
    }

    static AvroBuffer encoded(GenericRecord order) {
        AvroBuffer encoded = new AvroBuffer();
        try {
            new AvroWriter().write(order, encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded;
    }

    static SourceRecord record(long sequence, String section, String amount) {
        return new SourceRecord(
                sequence, sequence * BYTES_PER_RECORD, section, encoded(order("account-" + sequence % 17, amount)));
    }

    static RejectedRecord rejected(long sequence) {
        return new RejectedRecord(
                sequence,
                (sequence - 1) * BYTES_PER_RECORD,
                sequence * BYTES_PER_RECORD,
                "",
                RejectCategory.FIELD,
                "amount must be a decimal, got 'XX'",
                "XXXXXX,XX",
                new GenericData.Record(SCHEMA));
    }

    /** A source of so many records, of 1.50 each, without sections. */
    static List<SourceItem> records(long number) {
        List<SourceItem> items = new ArrayList<>();
        LongStream.rangeClosed(1, number).forEach(sequence -> items.add(record(sequence, "", "1.50")));
        items.add(ended());
        return items;
    }

    /** A source of sections with so many records each. */
    static List<SourceItem> sections(int sections, int recordsEach) {
        List<SourceItem> items = new ArrayList<>();
        long sequence = 0;
        for (int section = 1; section <= sections; section++) {
            for (int i = 0; i < recordsEach; i++) {
                sequence++;
                items.add(record(sequence, "S" + section, "2.00"));
            }
            items.add(new SectionEnded("S" + section, Map.of(), Map.of()));
        }
        items.add(ended());
        return items;
    }

    static SourceEnded ended(Problem... problems) {
        return new SourceEnded(Map.of(), Map.of(), List.of(problems), 1_000L);
    }
}
