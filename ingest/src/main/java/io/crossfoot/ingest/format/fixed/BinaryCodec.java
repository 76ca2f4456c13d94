package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Item;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads binary numbers: two's complement, or without a sign. They may be greater than their picture. */
final class BinaryCodec extends NumberCodec {

    private final boolean signed;
    private final boolean reversed;

    /** @param reversed whether the lowest byte comes first */
    BinaryCodec(Item item, boolean reversed) {
        super(item);
        this.signed = picture().signed();
        this.reversed = reversed;
    }

    /** One of eight bytes without a sign may be too great for a long. */
    @Override
    long digits(RecordBytes record, int at) {
        long number = signed && signByte(record, at) < 0 ? -1 : 0;
        for (int i = 0; i < length(); i++) {
            number = (number << Byte.SIZE) | (byteAt(record, at, i) & 0xff);
        }
        return !signed && number < 0 ? NONE : number;
    }

    @Override
    @Nullable
    BigInteger manyDigits(RecordBytes record, int at) {
        byte[] bytes = new byte[length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = byteAt(record, at, i);
        }
        return signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
    }

    @Override
    String expected() {
        return "a number of %d bytes that fits %d digits"
                .formatted(length(), picture().digits());
    }

    @Override
    String shown(RecordBytes record, int at) {
        return Shown.halfBytes(record, at, length());
    }

    private byte signByte(RecordBytes record, int at) {
        return byteAt(record, at, 0);
    }

    /** The bytes from the highest on. */
    private byte byteAt(RecordBytes record, int at, int index) {
        return record.bytes()[reversed ? at + length() - 1 - index : at + index];
    }
}
