package io.crossfoot.aggregate;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroSerde;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Delivers batches of orders to a topology under test, as ingest would. */
final class Orders {

    static final Feed FEED = ConfigReader.read("""
            name: orders
            format:
              delimited:
                type: Order
                quote: ""
                records:
                  - name: order
                    role: detail
                    columns:
                      - {name: shop}
                      - {name: day, type: date, optional: true}
                      - {name: side}
                      - {name: amount, type: decimal, optional: true}
            key: [shop]
            event-time: day
            aggregates:
              - name: by-shop
                group-by: [shop]
                measures:
                  - {name: amount, sum: amount}
                  - {name: returned, sum: amount, when: {field: side, equals: RETURN}}
                  - {name: least, min: amount}
                  - {name: most, max: amount}
              - name: weekly
                window: 7d
                measures:
                  - {name: amount, sum: amount}
            """, "orders.yaml", Feed.class);

    private final TestInputTopic<byte[], byte[]> events;
    private final BatchId batch;
    private final StampWriter stamps;
    private final RegistryAvroSerde<IndexedRecord> serde = new RegistryAvroSerde<>();
    private Instant time = Instant.parse("2026-11-22T20:00:00Z");
    private long sequence;

    Orders(TestInputTopic<byte[], byte[]> events, Map<String, ?> serdeProperties, BatchId batch) {
        this.events = events;
        this.batch = batch;
        this.stamps = new StampWriter(batch, 0);
        this.serde.configure(serdeProperties, false);
    }

    static GenericRecord order(String shop, @Nullable String day, String side, @Nullable String amount) {
        GenericRecord order = new GenericData.Record(FEED.eventSchema());
        order.put("shop", shop);
        order.put("day", day == null ? null : (int) LocalDate.parse(day).toEpochDay());
        order.put("side", side);
        order.put(
                "amount",
                amount == null
                        ? null
                        : ByteBuffer.wrap(new BigDecimal(amount).unscaledValue().toByteArray()));
        return order;
    }

    Orders sell(String shop, @Nullable String day, @Nullable String amount) {
        return send(order(shop, day, "SALE", amount));
    }

    Orders send(IndexedRecord order) {
        return send(serde.serializer().serialize(FEED.events(), order));
    }

    Orders send(byte[] value) {
        sequence++;
        Headers headers = new RecordHeaders();
        headers.add(EventHeaders.STAMP, stamps.write("", sequence, sequence - 1));
        events.pipeInput(new TestRecord<>("k".getBytes(StandardCharsets.UTF_8), value, headers, time));
        return this;
    }

    /** What is sent from now on was written then. */
    Orders at(Instant time) {
        this.time = time;
        return this;
    }

    Orders end() {
        return end(0, 1);
    }

    Orders end(int task, int tasks) {
        EndOfBatch marker = new EndOfBatch(batch.toString(), task, tasks, 0, new Tally(sequence, Map.of(), 0L, 0L));
        Headers headers = new RecordHeaders();
        headers.add(EventHeaders.MARKER, new byte[0]);
        events.pipeInput(new TestRecord<>(null, serde.serializer().serialize(FEED.events(), marker), headers, time));
        return this;
    }
}
