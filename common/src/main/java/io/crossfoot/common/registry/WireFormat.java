package io.crossfoot.common.registry;

import io.crossfoot.common.batch.AvroBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: magic byte 0, the schema's id as four bytes big-endian, then Avro binary.
 *
 * <p>What follows the prefix depends on the record and its schema alone, never on the registry that gave out the id:
 * a digest over {@code bytes[PREFIX_BYTES..]} is the same in every installation.
 */
public final class WireFormat {

    /** Length in bytes of what stands before the Avro binary. */
    public static final int PREFIX_BYTES = 5;

    static final byte MAGIC = 0;

    private WireFormat() {}

    /**
     * The id of the schema that wrote these bytes.
     *
     * @throws SerializationException where the bytes are not in the wire format
     */
    public static int schemaId(byte[] bytes) {
        if (bytes.length < PREFIX_BYTES || bytes[0] != MAGIC) {
            throw new SerializationException(notInWireFormat(bytes));
        }
        return ((bytes[1] & 0xff) << 24) | ((bytes[2] & 0xff) << 16) | ((bytes[3] & 0xff) << 8) | (bytes[4] & 0xff);
    }

    /** A message of its own: the prefix, and the Avro binary behind it. */
    public static byte[] message(int schemaId, AvroBuffer encoded) {
        byte[] message = new byte[PREFIX_BYTES + encoded.size()];
        writePrefix(schemaId, message);
        System.arraycopy(encoded.bytes(), 0, message, PREFIX_BYTES, encoded.size());
        return message;
    }

    /** Writes the prefix into the first {@link #PREFIX_BYTES} bytes. */
    public static void writePrefix(int schemaId, byte[] target) {
        target[0] = MAGIC;
        target[1] = (byte) (schemaId >>> 24);
        target[2] = (byte) (schemaId >>> 16);
        target[3] = (byte) (schemaId >>> 8);
        target[4] = (byte) schemaId;
    }

    private static String notInWireFormat(byte[] bytes) {
        String got = bytes.length < PREFIX_BYTES
                ? bytes.length + " bytes"
                : "first byte 0x%02x of %d bytes".formatted(bytes[0], bytes.length);
        return "Not in the schema registry's wire format: got " + got
                + ", expected magic byte 0x00 and a schema id of 4 bytes. Was the record written without a registry serializer?";
    }
}
