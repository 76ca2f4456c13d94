package io.crossfoot.peers.streams;

import io.crossfoot.events.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Events in Confluent's wire format: a zero, the schema's id in four bytes, then plain Avro. */
record LedgerEntrySerde(int schemaId) implements Serde<LedgerEntry> {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;

    @Override
    public Serializer<LedgerEntry> serializer() {
        SpecificDatumWriter<LedgerEntry> writer = new SpecificDatumWriter<>(LedgerEntry.class);
        return (topic, entry) -> {
            ByteArrayOutputStream message = new ByteArrayOutputStream(128);
            message.writeBytes(ByteBuffer.allocate(PREFIX_BYTES)
                    .put(MAGIC)
                    .putInt(schemaId)
                    .array());
            try {
                BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(message, null);
                writer.write(entry, encoder);
            } catch (IOException e) {
                throw new SerializationException("Cannot write entry " + entry.getId() + " to " + topic, e);
            }
            return message.toByteArray();
        };
    }

    /** Keeps nothing from one message to the next: all stream threads share it. */
    @Override
    public Deserializer<LedgerEntry> deserializer() {
        SpecificDatumReader<LedgerEntry> reader = new SpecificDatumReader<>(LedgerEntry.class);
        return (topic, message) -> {
            requireSchema(message);
            int body = message.length - PREFIX_BYTES;
            try {
                return reader.read(null, DecoderFactory.get().binaryDecoder(message, PREFIX_BYTES, body, null));
            } catch (IOException e) {
                throw new SerializationException("Cannot read a message of " + topic, e);
            }
        };
    }

    private void requireSchema(byte[] message) {
        ByteBuffer prefix = ByteBuffer.wrap(message);
        byte magic = prefix.get();
        int id = prefix.getInt();
        if (magic != MAGIC || id != schemaId) {
            throw new SerializationException(
                    "Expected schema %d, got a message with %d and %d".formatted(schemaId, magic, id));
        }
    }
}
