package io.crossfoot.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfoot.common.field.RecordFields;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class EventKeyTest {

    private static final Schema ORDER = SchemaBuilder.record("Order")
            .fields()
            .requiredString("account")
            .name("amount")
            .type(LogicalTypes.decimal(38, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
            .noDefault()
            .name("booked")
            .type(Schema.createUnion(
                    Schema.create(Schema.Type.NULL), LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT))))
            .noDefault()
            .endRecord();

    @Test
    void joinsTextsOfTheKeyFields() {
        // Given
        GenericRecord order = order("Zürich", "-12.50");
        order.put("booked", (int) LocalDate.parse("2026-11-22").toEpochDay());
        RecordFields fields = new RecordFields(order.getSchema(), List.of("account", "amount", "booked"));
        EventKey key = new EventKey(fields.schema(), List.of("account", "amount", "booked"));
        // When
        byte[] bytes = key.of(fields.of(order));
        // Then
        assertThat(new String(bytes, UTF_8)).isEqualTo("Zürich|-12.50|2026-11-22");
    }

    @Test
    void leavesFieldThatIsNullEmpty() {
        // Given
        GenericRecord order = order("A1", "1.00");
        RecordFields fields = new RecordFields(order.getSchema(), List.of("booked", "account"));
        EventKey key = new EventKey(fields.schema(), List.of("booked", "account"));
        // When
        byte[] bytes = key.of(fields.of(order));
        // Then
        assertThat(new String(bytes, UTF_8)).isEqualTo("|A1");
    }

    /** Worked out with a murmur2 of its own, in another language. */
    @Test
    void choosesThePartitionThatKafkaWouldInAnyLanguage() {
        assertThat(partitionOf("A000001")).isEqualTo(1);
        assertThat(partitionOf("")).isEqualTo(3);
        assertThat(partitionOf("account-7")).isEqualTo(5);
        assertThat(partitionOf("8311|EUR")).isEqualTo(4);
    }

    private static int partitionOf(String key) {
        return EventKey.partition(key.getBytes(UTF_8), 6);
    }

    private static GenericRecord order(String account, String amount) {
        GenericRecord order = new GenericData.Record(ORDER);
        order.put("account", account);
        order.put(
                "amount", ByteBuffer.wrap(new BigDecimal(amount).unscaledValue().toByteArray()));
        return order;
    }
}
