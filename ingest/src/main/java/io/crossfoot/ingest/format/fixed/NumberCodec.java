package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.copybook.Item;
import io.crossfoot.common.copybook.Picture;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads numbers: how their digits are written, a subclass knows. */
abstract class NumberCodec implements FieldCodec {

    /** Stands for what is no number; no number of up to 18 digits is this one. */
    static final long NONE = Long.MIN_VALUE;

    /** Digits that fit a long in any case. */
    private static final int MOST_DIGITS = 18;

    private final Picture picture;
    private final long factor;
    private final boolean large;
    private final int length;

    NumberCodec(Item item) {
        this.picture = item.picture().orElseThrow();
        this.factor = factor(picture);
        this.large = picture.digits() > MOST_DIGITS || (picture.scale() < 0 && !picture.fitsLong());
        this.length = item.length();
    }

    /** The digits that are kept, as a whole number; {@link #NONE} if they are none, or more than a long can hold. */
    abstract long digits(RecordBytes record, int at);

    /** The same for a picture of more than 18 digits; null if they are none. */
    abstract @Nullable BigInteger manyDigits(RecordBytes record, int at);

    /** What a number of this kind looks like, for a message. */
    abstract String expected();

    /** What stands in place of the number, with no digit of it, for a message. */
    abstract String shown(RecordBytes record, int at);

    final Picture picture() {
        return picture;
    }

    /** Bytes that it takes. */
    final int length() {
        return length;
    }

    @Override
    public final boolean encode(RecordBytes record, int at, AvroBuffer out) {
        if (large) {
            return encodeLarge(number(record, at), out);
        }
        long number = whole(record, at);
        if (number == NONE) {
            return false;
        }
        if (picture.fitsLong()) {
            out.writeLong(number);
        } else {
            out.writeUnscaled(number);
        }
        return true;
    }

    @Override
    public final @Nullable String text(RecordBytes record, int at) {
        BigDecimal number = number(record, at);
        return number == null ? null : number.toPlainString();
    }

    @Override
    public final String problem(RecordBytes record, int at) {
        return "must be %s, got %s".formatted(expected(), shown(record, at));
    }

    /** The number; null if there is none. */
    final @Nullable BigDecimal number(RecordBytes record, int at) {
        if (!large) {
            long number = whole(record, at);
            return number == NONE ? null : BigDecimal.valueOf(number, Math.max(picture.scale(), 0));
        }
        BigInteger digits = manyDigits(record, at);
        if (digits == null) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits, picture.scale());
        return picture.scale() < 0 ? number.setScale(0) : number;
    }

    /** The digits, with the zeros that a picture such as 9(3)PP leaves out. */
    final long whole(RecordBytes record, int at) {
        long digits = digits(record, at);
        if (factor == 1 || digits == NONE) {
            return digits;
        }
        long number = digits * factor;
        return number / factor == digits ? number : NONE;
    }

    private static boolean encodeLarge(@Nullable BigDecimal number, AvroBuffer out) {
        if (number == null) {
            return false;
        }
        byte[] unscaled = number.unscaledValue().toByteArray();
        out.writeBytes(unscaled, 0, unscaled.length);
        return true;
    }

    private static long factor(Picture picture) {
        long factor = 1;
        for (int i = picture.scale(); i < 0 && picture.fitsLong(); i++) {
            factor *= 10;
        }
        return factor;
    }
}
