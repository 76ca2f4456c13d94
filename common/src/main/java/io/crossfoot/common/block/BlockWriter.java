package io.crossfoot.common.block;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Gathers encoded records into the binary form of a {@link BlockSchema}. For one thread; used again after {@link #drain}. */
public final class BlockWriter {

    private final Column sequences = new Column();
    private final Column keys = new Column();
    private final Column lengths = new Column();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;

    /** Adds one record, given as the bytes of its Avro encoding without any prefix. */
    public void add(long sequence, byte[] key, byte[] encoded, int offset, int length) {
        try {
            sequences.encoder.writeLong(sequence);
            keys.encoder.writeBytes(key);
            lengths.encoder.writeInt(length);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
        records.write(encoded, offset, length);
        count++;
    }

    public int count() {
        return count;
    }

    /** Bytes the block takes so far, a few more or less. */
    public int size() {
        return sequences.bytes.size() + keys.bytes.size() + lengths.bytes.size() + records.size();
    }

    /** The block in Confluent's wire format, and an empty writer. */
    public byte[] drain(int schemaId) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(size() + 64);
        block.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(block, null);
        try {
            writeArray(encoder, block, sequences.bytes);
            writeArray(encoder, block, keys.bytes);
            writeArray(encoder, block, lengths.bytes);
            writeArray(encoder, block, records);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail", e);
        }
        count = 0;
        return block.toByteArray();
    }

    private void writeArray(BinaryEncoder encoder, ByteArrayOutputStream block, ByteArrayOutputStream items)
            throws IOException {
        if (count > 0) {
            encoder.writeLong(count);
            items.writeTo(block);
        }
        encoder.writeLong(0);
        items.reset();
    }

    /** One array of the block, its items encoded and unbuffered. */
    private static final class Column {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    }
}
