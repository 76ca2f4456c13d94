package io.crossfoot.common.block;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.registry.WireFormat;
import org.apache.avro.io.BinaryData;

/** Gathers encoded records into the binary form of a {@link BlockSchema}. For one thread; used again after {@link #drain}. */
public final class BlockWriter {

    private static final int LONGEST_INT = 5;

    private final AvroBuffer sequences = new AvroBuffer();
    private final AvroBuffer keys = new AvroBuffer();
    private final AvroBuffer lengths = new AvroBuffer();
    private final AvroBuffer records = new AvroBuffer();
    private int count;

    /** Adds one record, given as the bytes of its Avro encoding without any prefix. */
    public void add(long sequence, byte[] key, byte[] encoded, int offset, int length) {
        sequences.writeLong(sequence);
        keys.writeBytes(key, 0, key.length);
        lengths.writeLong(length);
        records.write(encoded, offset, length);
        count++;
    }

    public int count() {
        return count;
    }

    /** Bytes the block takes so far, a few more or less. */
    public int size() {
        return sequences.size() + keys.size() + lengths.size() + records.size();
    }

    /** The block in Confluent's wire format, and an empty writer. */
    public byte[] drain(int schemaId) {
        byte[] header = new byte[LONGEST_INT];
        int headerLength = count == 0 ? 0 : BinaryData.encodeInt(count, header, 0);
        byte[] block = new byte[WireFormat.PREFIX_BYTES + size() + 4 * (headerLength + 1)];
        WireFormat.writePrefix(schemaId, block);
        int end = WireFormat.PREFIX_BYTES;
        for (AvroBuffer items : new AvroBuffer[] {sequences, keys, lengths, records}) {
            System.arraycopy(header, 0, block, end, headerLength);
            System.arraycopy(items.bytes(), 0, block, end + headerLength, items.size());
            // The zero behind it, which ends the array, is there already.
            end += headerLength + items.size() + 1;
            items.clear();
        }
        count = 0;
        return block;
    }
}
