package io.crossfoot.common.event;

import io.crossfoot.common.batch.BatchId;
import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.batch.StampWriter;
import io.crossfoot.common.block.BlockSchema;
import io.crossfoot.common.block.BlockWriter;
import io.crossfoot.common.registry.InMemorySchemaRegistry;
import io.crossfoot.common.registry.RegistryAvroSerializer;
import io.crossfoot.common.registry.WireFormat;
import io.crossfoot.schema.EndOfBatch;
import io.crossfoot.schema.Tally;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Messages as ingest would write them. */
final class Messages {

    static final String TOPIC = "payments.events";
    static final BatchId BATCH = BatchId.parse("payments/2026-11-22/1/r1");
    static final Schema PAYMENT = SchemaBuilder.record("Payment")
            .namespace("io.crossfoot.feed.payments")
            .fields()
            .requiredString("payer")
            .name("amount")
            .type(LogicalTypes.decimal(38, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
            .noDefault()
            .optionalString("purpose")
            .requiredLong("account")
            .endRecord();

    private static final Map<String, ?> CONFIGS = Map.of(
            "schema.registry.url", "mock://event-messages",
            "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");

    final InMemorySchemaRegistry registry = InMemorySchemaRegistry.named("event-messages");
    private final StampWriter stamps = new StampWriter(BATCH, 0);
    private final RegistryAvroSerializer<IndexedRecord> serializer = new RegistryAvroSerializer<>();

    Messages() {
        serializer.configure(CONFIGS, false);
    }

    static GenericRecord payment(Schema type, String payer, String amount, long account) {
        GenericRecord payment = new GenericData.Record(type);
        payment.put("payer", payer);
        payment.put(
                "amount", ByteBuffer.wrap(new BigDecimal(amount).unscaledValue().toByteArray()));
        payment.put("account", account);
        return payment;
    }

    byte[] encode(IndexedRecord record) {
        return serializer.serialize(TOPIC, record);
    }

    Headers stamped(long sequence, long partitionSequence) {
        Headers headers = new RecordHeaders();
        headers.add(EventHeaders.STAMP, stamps.write("7", sequence, partitionSequence));
        return headers;
    }

    Headers stampedBlock(long sequence, long partitionSequence, int records) {
        Headers headers = stamped(sequence, partitionSequence);
        headers.add(EventHeaders.BLOCK, new byte[] {(byte) (records << 1)});
        return headers;
    }

    Headers marked() {
        Headers headers = new RecordHeaders();
        headers.add(EventHeaders.MARKER, new byte[0]);
        return headers;
    }

    byte[] block(List<GenericRecord> payments, long firstSequence) {
        BlockWriter block = new BlockWriter();
        Schema type = payments.get(0).getSchema();
        for (int i = 0; i < payments.size(); i++) {
            byte[] message = encode(payments.get(i));
            int length = message.length - WireFormat.PREFIX_BYTES;
            block.add(firstSequence + i, key("k" + i), message, WireFormat.PREFIX_BYTES, length);
        }
        return block.drain(registry.register(TOPIC + "-PaymentBlock", BlockSchema.of(type)));
    }

    static EndOfBatch marker() {
        return new EndOfBatch(BATCH.toString(), 0, 1, 3, new Tally(2L, Map.of("amount", "3.00"), 1L, 2L));
    }

    static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
