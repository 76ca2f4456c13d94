package io.crossfoot.aggregate;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.block.BlockSchema;
import io.crossfoot.common.block.BlockWriter;
import io.crossfoot.common.config.ConfigReader;
import io.crossfoot.common.feed.Feed;
import io.crossfoot.common.registry.RegistryAvroSerializer;
import io.crossfoot.common.registry.SchemaRegistryClient;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryData;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;

/** A batch of random orders, written as ingest would write it, and added up on its own in the plainest way. */
final class OrderBatch {

    static final int PARTITIONS = 6;

    private static final byte[] NO_KEY = null;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 1);
    private static final int RECORDS_PER_BLOCK = 50;

    /** What one group must come to. */
    record Expected(long records, BigDecimal amount, BigDecimal least) {

        Expected add(BigDecimal more) {
            return new Expected(records + 1, amount.add(more), least.min(more));
        }
    }

    private final Feed feed;
    private final Schema schema;
    private final BatchId batch;
    private final Random random;
    private final int shops;
    private final StampWriter stamps;
    private final RegistryAvroSerializer<IndexedRecord> serializer = new RegistryAvroSerializer<>();
    private final int blockId;
    private final long[] sent = new long[PARTITIONS];
    private long sequence;
    private final Map<String, Expected> byShop = new TreeMap<>();
    private final Map<String, Expected> byWeek = new TreeMap<>();

    OrderBatch(Feed feed, BatchId batch, String registry, int shops, long seed) {
        this.feed = feed;
        this.schema = feed.eventSchema();
        this.batch = batch;
        this.random = new Random(seed);
        this.shops = shops;
        this.stamps = new StampWriter(batch, 0);
        Map<String, String> configs = Map.of("schema.registry.url", registry);
        this.serializer.configure(configs, false);
        this.blockId = SchemaRegistryClient.connect(configs)
                .register(feed.events() + "-io.crossfoot.OrderBlock", BlockSchema.of(schema));
    }

    static String yaml(String feed) {
        return """
                name: %s
                format:
                  delimited:
                    type: Order
                    quote: ""
                    records:
                      - name: order
                        role: detail
                        columns:
                          - {name: shop}
                          - {name: day, type: date}
                          - {name: amount, type: decimal}
                          - {name: remark, optional: true}
                key: [shop, day]
                event-time: day
                aggregates:
                  - name: by-shop
                    group-by: [shop]
                    measures:
                      - {name: amount, sum: amount}
                      - {name: least, min: amount}
                  - name: weekly
                    window: 7d
                    measures:
                      - {name: amount, sum: amount}
                      - {name: least, min: amount}
                """.formatted(feed);
    }

    static Feed feed(String name) {
        return ConfigReader.read(yaml(name), name + ".yaml", Feed.class);
    }

    /** The next orders, one a message. */
    List<ProducerRecord<byte[], byte[]>> records(int count) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GenericRecord order = next();
            byte[] key = key(order);
            int partition = partition(key);
            sequence++;
            RecordHeaders headers = new RecordHeaders();
            headers.add(EventHeaders.STAMP, stamps.write("", sequence, sent[partition]++));
            records.add(new ProducerRecord<>(
                    feed.events(), partition, key, serializer.serialize(feed.events(), order), headers));
        }
        return records;
    }

    /** The next orders, many a message. */
    List<ProducerRecord<byte[], byte[]>> blocks(int count) {
        List<ProducerRecord<byte[], byte[]>> blocks = new ArrayList<>();
        Map<Integer, BlockWriter> open = new TreeMap<>();
        Map<Integer, Long> first = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            GenericRecord order = next();
            byte[] key = key(order);
            int partition = partition(key);
            sequence++;
            byte[] message = serializer.serialize(feed.events(), order);
            first.putIfAbsent(partition, sequence);
            BlockWriter block = open.computeIfAbsent(partition, any -> new BlockWriter());
            block.add(sequence, key, message, WireFormat.PREFIX_BYTES, message.length - WireFormat.PREFIX_BYTES);
            if (block.count() == RECORDS_PER_BLOCK) {
                blocks.add(drain(partition, block, first.remove(partition)));
            }
        }
        open.forEach((partition, block) -> {
            if (block.count() > 0) {
                blocks.add(drain(partition, block, first.get(partition)));
            }
        });
        return blocks;
    }

    private ProducerRecord<byte[], byte[]> drain(int partition, BlockWriter block, long firstSequence) {
        int count = block.count();
        byte[] number = new byte[5];
        int length = BinaryData.encodeInt(count, number, 0);
        RecordHeaders headers = new RecordHeaders();
        headers.add(EventHeaders.STAMP, stamps.write("", firstSequence, sent[partition]));
        headers.add(EventHeaders.BLOCK, Arrays.copyOf(number, length));
        sent[partition] += count;
        return new ProducerRecord<>(feed.events(), partition, NO_KEY, block.drain(blockId), headers);
    }

    /** The end-of-batch markers. */
    List<ProducerRecord<byte[], byte[]>> markers() {
        List<ProducerRecord<byte[], byte[]>> markers = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            EndOfBatch marker =
                    new EndOfBatch(batch.toString(), 0, 1, partition, new Tally(sent[partition], Map.of(), 0L, 0L));
            RecordHeaders headers = new RecordHeaders();
            headers.add(EventHeaders.MARKER, new byte[0]);
            markers.add(new ProducerRecord<>(
                    feed.events(), partition, NO_KEY, serializer.serialize(feed.events(), marker), headers));
        }
        return markers;
    }

    long records() {
        return sequence;
    }

    BigDecimal amount() {
        return byShop.values().stream().map(Expected::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What each shop must come to. */
    Map<String, Expected> byShop() {
        return byShop;
    }

    /** What each week must come to, by its first day. */
    Map<String, Expected> byWeek() {
        return byWeek;
    }

    private GenericRecord next() {
        String shop = "shop-" + random.nextInt(shops);
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(20));
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(-500_000, 5_000_000), 2);
        byShop.merge(shop, new Expected(1, amount, amount), (old, one) -> old.add(amount));
        LocalDate week = LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), 7) * 7);
        byWeek.merge(week.toString(), new Expected(1, amount, amount), (old, one) -> old.add(amount));
        GenericRecord order = new GenericData.Record(schema);
        order.put("shop", shop);
        order.put("day", (int) day.toEpochDay());
        order.put("amount", ByteBuffer.wrap(amount.unscaledValue().toByteArray()));
        order.put("remark", random.nextBoolean() ? "gift wrapped, with care" : null);
        return order;
    }

    private static byte[] key(GenericRecord order) {
        return (order.get("shop") + "|" + order.get("day")).getBytes(StandardCharsets.UTF_8);
    }

    private static int partition(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }
}
