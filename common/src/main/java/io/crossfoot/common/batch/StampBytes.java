package io.crossfoot.common.batch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.SchemaNormalization;

/**
 * What the bytes of every stamp begin with: Avro's single-object encoding, two bytes that mark it and the fingerprint of
 * the type. So a stamp says by itself that it is one, and of which type.
 */
final class StampBytes {

    /** Source: Avro specification, single-object encoding; the fingerprint is CRC-64-AVRO of the canonical form. */
    static final byte[] PREFIX = ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xc3)
            .put((byte) 0x01)
            .putLong(SchemaNormalization.parsingFingerprint64(io.crossfoot.schema.Stamp.getClassSchema()))
            .array();

    private StampBytes() {}

    /** Whether these are the bytes of a stamp, whole or broken. */
    static boolean begin(byte[] bytes) {
        return bytes.length >= PREFIX.length && Arrays.equals(bytes, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }
}
