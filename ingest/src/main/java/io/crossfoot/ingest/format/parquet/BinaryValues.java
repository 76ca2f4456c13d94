package io.crossfoot.ingest.format.parquet;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.schema.RejectCategory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.apache.parquet.column.ColumnReader;

/** Writes values in Avro binary that are stored as bytes, or that take more than the bytes of a number. */
final class BinaryValues {

    private static final long MICROS_OF_DAY = 86_400_000_000L;
    private static final int NANOS_OF_MICRO = 1_000;

    /** The Julian day of 1970-01-01. */
    private static final int EPOCH_DAY = 2_440_588;

    /** In days before and behind the epoch: what fits into microseconds, and far more than any calendar. */
    private static final int FARTHEST_DAY = 100_000_000;

    private static final int HALF_EXPONENT = 0x1f;
    private static final int HALF_FRACTION = 0x3ff;
    private static final int HALF_FRACTION_BITS = 10;
    private static final int HALF_BIAS = 15;

    private BinaryValues() {}

    static void writeBytes(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value);
        out.writeBytes(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    static void writeFixed(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value);
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    /** Without the bytes that only fill it up, so that equal decimals are equal bytes however they were stored. */
    static void writeDecimal(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value);
        int filling = 0;
        while (filling < bytes.remaining() - 1
                && bytes.get(bytes.position() + filling) == (bytes.get(bytes.position() + filling + 1) < 0 ? -1 : 0)) {
            filling++;
        }
        bytes.position(bytes.position() + filling);
        out.writeBytes(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    static void writeUnsigned(long value, AvroBuffer out) {
        if (value >= 0) {
            out.writeUnscaled(value);
        } else {
            byte[] bytes = new BigInteger(Long.toUnsignedString(value)).toByteArray();
            out.writeBytes(bytes, 0, bytes.length);
        }
    }

    static void writeUuid(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value);
        out.writeString(
                new UUID(bytes.getLong(bytes.position()), bytes.getLong(bytes.position() + Long.BYTES)).toString());
    }

    /** A timestamp of the older kind: nanoseconds of the day, and the day by its Julian number. */
    static void writeInt96(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value).slice().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong(0);
        long day = (long) bytes.getInt(Long.BYTES) - EPOCH_DAY;
        if (nanos % NANOS_OF_MICRO != 0 || Math.abs(day) > FARTHEST_DAY) {
            throw new Unwritten(
                    RejectCategory.FIELD,
                    "column '%s' must hold timestamps of whole microseconds, got one of nanoseconds or out of range"
                            .formatted(String.join(".", value.getDescriptor().getPath())));
        }
        out.writeLong(day * MICROS_OF_DAY + nanos / NANOS_OF_MICRO);
    }

    static void writeFloat(float value, AvroBuffer out) {
        writeReversed(Float.floatToRawIntBits(value), Float.BYTES, out);
    }

    static void writeDouble(double value, AvroBuffer out) {
        writeReversed(Double.doubleToRawLongBits(value), Double.BYTES, out);
    }

    /** Of IEEE 754's 16 bits: a sign, five of the exponent, ten of the fraction. */
    static void writeHalfFloat(ColumnReader value, AvroBuffer out) {
        ByteBuffer bytes = bytes(value).slice().order(ByteOrder.LITTLE_ENDIAN);
        int bits = bytes.getShort(0);
        int exponent = (bits >> HALF_FRACTION_BITS) & HALF_EXPONENT;
        int fraction = bits & HALF_FRACTION;
        float size = switch (exponent) {
            case 0 -> Math.scalb((float) fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
            case HALF_EXPONENT -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            default -> Math.scalb((float) (fraction | (HALF_FRACTION + 1)), exponent - HALF_BIAS - HALF_FRACTION_BITS);
        };
        writeFloat(bits < 0 ? -size : size, out);
    }

    private static void writeReversed(long bits, int length, AvroBuffer out) {
        for (int i = 0; i < length; i++) {
            out.write((int) (bits >>> (i * Byte.SIZE)));
        }
    }

    private static ByteBuffer bytes(ColumnReader value) {
        return value.getBinary().toByteBuffer();
    }
}
