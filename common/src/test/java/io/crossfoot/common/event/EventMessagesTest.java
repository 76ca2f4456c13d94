package io.crossfoot.common.event;

import static io.crossfoot.common.event.Messages.PAYMENT;
import static io.crossfoot.common.event.Messages.key;
import static io.crossfoot.common.event.Messages.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crossfoot.common.batch.EventHeaders;
import io.crossfoot.common.field.FieldText;
import io.crossfoot.common.field.Fields;
import io.crossfoot.schema.EndOfBatch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventMessagesTest {

    private final Messages messages = new Messages();
    private final EventMessages reader = new EventMessages(Messages.TOPIC, messages.registry);
    private final ProjectedReader fields = new ProjectedReader(PAYMENT, List.of("account", "payer"), messages.registry);
    private final FieldText payer = FieldText.of(fields.schema().getField("payer"));
    private final List<String> seen = new ArrayList<>();
    private final EventVisitor visitor = new EventVisitor() {
        @Override
        public void event(Event event) {
            payer.read(fields.read(event));
            long account = fields.read(event).number(1);
            String key = new String(event.keyBytes(), event.keyOffset(), event.keyLength(), StandardCharsets.UTF_8);
            seen.add("%s %d/%d %s %s".formatted(key, event.sequence(), event.partitionSequence(), payer, account));
        }

        @Override
        public void endOfBatch(EndOfBatch marker) {
            seen.add("end of " + marker.getBatch());
        }
    };

    @Test
    void visitsTheRecordOfAMessage() {
        // Given
        byte[] value = messages.encode(payment(PAYMENT, "ann", "1.50", 11));

        // When
        int events = reader.read(key("k"), value, messages.stamped(41, 7), visitor);

        // Then
        assertThat(events).isEqualTo(1);
        assertThat(seen).containsExactly("k 41/7 ann 11");
    }

    @Test
    void visitsTheRecordsOfABlockAsIfEachWereAMessage() {
        // Given
        byte[] block =
                messages.block(List.of(payment(PAYMENT, "ann", "1.50", 11), payment(PAYMENT, "bob", "-2", 12)), 41);

        // When
        int events = reader.read(null, block, messages.stampedBlock(41, 7, 2), visitor);

        // Then
        assertThat(events).isEqualTo(2);
        assertThat(seen).containsExactly("k0 41/7 ann 11", "k1 42/8 bob 12");
    }

    @Test
    void tellsAMarkerFromAnEvent() {
        // Given
        byte[] value = messages.encode(Messages.marker());

        // When
        int events = reader.read(null, value, messages.marked(), visitor);

        // Then
        assertThat(events).isZero();
        assertThat(seen).containsExactly("end of payments/2026-11-22/1/r1");
    }

    @Test
    void readsEventsOfAnotherVersionOfTheirType() {
        // Given
        Schema later = SchemaBuilder.record("Payment")
                .namespace("io.crossfoot.feed.payments")
                .fields()
                .optionalString("channel")
                .requiredString("payer")
                .name("amount")
                .type(PAYMENT.getField("amount").schema())
                .noDefault()
                .requiredLong("account")
                .endRecord();
        byte[] value = messages.encode(new GenericRecordBuilder(later)
                .set("channel", "branch")
                .set("payer", "cleo")
                .set("amount", ByteBuffer.wrap(new byte[] {1}))
                .set("account", 13L)
                .build());

        // When
        reader.read(key("k"), value, messages.stamped(1, 0), visitor);

        // Then
        assertThat(seen).containsExactly("k 1/0 cleo 13");
    }

    @Test
    void convertsEventsThatLackAField() {
        // Given
        Schema earlier = SchemaBuilder.record("Payment")
                .namespace("io.crossfoot.feed.payments")
                .fields()
                .requiredString("payer")
                .name("amount")
                .type(PAYMENT.getField("amount").schema())
                .noDefault()
                .requiredLong("account")
                .endRecord();
        byte[] value = messages.encode(payment(earlier, "dan", "1", 14));
        ProjectedReader wanted = new ProjectedReader(PAYMENT, List.of("account", "purpose"), messages.registry);
        List<String> read = new ArrayList<>();

        // When
        reader.read(null, value, messages.stamped(1, 0), each(event -> {
            Fields found = wanted.read(event);
            read.add(found.isNull(0) + " " + found.number(1));
        }));

        // Then
        assertThat(wanted.schema().getFields()).extracting(Schema.Field::name).containsExactly("purpose", "account");
        assertThat(read).containsExactly("true 14");
    }

    @Test
    void refusesADecimalThatWasWrittenWithAnotherScale() {
        // Given
        Schema finer = SchemaBuilder.record("Payment")
                .namespace("io.crossfoot.feed.payments")
                .fields()
                .name("amount")
                .type(LogicalTypes.decimal(38, 3).addToSchema(Schema.create(Schema.Type.BYTES)))
                .noDefault()
                .endRecord();
        byte[] value = messages.encode(new GenericRecordBuilder(finer)
                .set("amount", ByteBuffer.wrap(new byte[] {1}))
                .build());
        ProjectedReader amounts = new ProjectedReader(PAYMENT, List.of("amount"), messages.registry);

        // When
        Throwable refusal = catchThrowable(() -> reader.read(null, value, messages.stamped(9, 0), each(amounts::read)));

        // Then
        assertThat(refusal)
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("payments/2026-11-22/1/r1#9")
                .hasMessageContaining("'amount' has 3 decimals as written and 2 as read");
    }

    @Test
    void saysHowManyRecordsADamagedBlockHeld() {
        // Given
        byte[] block =
                messages.block(List.of(payment(PAYMENT, "ann", "1.50", 11), payment(PAYMENT, "bob", "-2", 12)), 41);
        byte[] cut = Arrays.copyOf(block, block.length - 3);

        // When
        Throwable refusal = catchThrowable(() -> reader.read(null, cut, messages.stampedBlock(41, 7, 2), visitor));

        // Then
        assertThat(refusal).isInstanceOfSatisfying(UnreadableEvent.class, unreadable -> {
            assertThat(unreadable.records()).isEqualTo(2);
            assertThat(unreadable.stamp())
                    .hasValueSatisfying(stamp -> assertThat(stamp.sequence()).isEqualTo(41));
        });
        assertThat(seen).isEmpty();
    }

    @Test
    void refusesAMessageThatIsNotCrossfoots() {
        // Given
        byte[] value = messages.encode(payment(PAYMENT, "ann", "1.50", 11));
        Headers none = new RecordHeaders();

        // When
        Throwable refusal = catchThrowable(() -> reader.read(null, value, none, visitor));

        // Then
        assertThat(refusal)
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(Messages.TOPIC)
                .hasMessageContaining(EventHeaders.STAMP);
    }

    @Test
    void refusesAnEventWithoutAValue() {
        // Given
        Headers stamped = messages.stamped(5, 0);

        // When, Then
        assertThatThrownBy(() -> reader.read(key("k"), null, stamped, visitor))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining("it has no value");
    }

    @Test
    void meetsDamageOfAnyKindWithOneException() {
        // Given
        Random random = new Random(20261122);
        byte[] block = messages.block(
                List.of(payment(PAYMENT, "ann", "1.50", 11), payment(PAYMENT, "bob", "123456789012.99", 12)), 41);

        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = block.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();

            // When
            Throwable thrown =
                    catchThrowable(() -> reader.read(null, damaged, messages.stampedBlock(41, 7, 2), visitor));

            // Then
            assertThat(thrown)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            refusal -> assertThat(refusal).isInstanceOf(UnreadableEvent.class));
        }
    }

    private static EventVisitor each(Consumer<Event> action) {
        return new EventVisitor() {
            @Override
            public void event(Event event) {
                action.accept(event);
            }

            @Override
            public void endOfBatch(EndOfBatch marker) {}
        };
    }
}
