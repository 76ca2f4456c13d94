package io.crossfoot.peers.flink;

import io.crossfoot.events.LedgerEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;

/**
 * Reads an event down to a {@link Movement}.
 *
 * <p>Flink's {@code RegistryAvroDeserializationSchema} sets the schemas anew for each message, upon which Avro 1.12
 * builds its reader anew: this took 40 % of both jobs' samples. Here the one writer's schema is known beforehand.
 */
final class MovementReader extends AbstractDeserializationSchema<Movement> {

    private final int schemaId;

    private transient SpecificDatumReader<LedgerEntry> reader;
    private transient BinaryDecoder decoder;
    private transient LedgerEntry entry;

    MovementReader(RegisteredSchema schema) {
        this.schemaId = schema.id();
    }

    @Override
    public void open(InitializationContext context) {
        reader = new SpecificDatumReader<>(LedgerEntry.class);
    }

    @Override
    public Movement deserialize(byte[] message) throws IOException {
        requireSchema(message);
        int body = RegisteredSchema.PREFIX_BYTES;
        decoder = DecoderFactory.get().binaryDecoder(message, body, message.length - body, decoder);
        entry = reader.read(entry, decoder);
        return movement();
    }

    private void requireSchema(byte[] message) throws IOException {
        ByteBuffer prefix = ByteBuffer.wrap(message);
        byte magic = prefix.get();
        int id = prefix.getInt();
        if (magic != 0 || id != schemaId) {
            throw new IOException("Expected schema %d, got a message with %d and %d".formatted(schemaId, magic, id));
        }
    }

    private Movement movement() {
        Movement movement = new Movement();
        movement.account = entry.getAccount();
        movement.eventMillis = entry.getEventTime().toEpochMilli();
        movement.cents = entry.getAmount().unscaledValue().longValueExact();
        return movement;
    }
}
