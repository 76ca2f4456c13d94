package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Item;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads packed decimals: two digits a byte, the sign in the last half byte. B and D are negative, A, C, E and F positive.
 * Source of the rule: IBM's z/Architecture Principles of Operation, on decimal instructions.
 */
final class PackedCodec extends NumberCodec {

    private static final int NO_DIGITS = -1;

    /** The two digits of each byte; less than 0 if one of them is none. */
    private static final byte[] PAIRS = pairs();

    private final boolean signed;

    PackedCodec(Item item) {
        super(item);
        this.signed = picture().signed();
    }

    @Override
    long digits(RecordBytes record, int at) {
        byte[] bytes = record.bytes();
        int last = at + length() - 1;
        long number = 0;
        for (int i = at; i < last; i++) {
            int pair = PAIRS[bytes[i] & 0xff];
            if (pair < 0) {
                return NONE;
            }
            number = number * 100 + pair;
        }
        int digit = (bytes[last] & 0xf0) >>> 4;
        int sign = sign(bytes[last]);
        number = number * 10 + digit;
        // More digits than the picture has may not fit; the first half byte of an even number of digits should be zero.
        if (digit > 9 || sign == 0 || number < 0 || (sign < 0 && !signed && number != 0)) {
            return NONE;
        }
        return sign < 0 ? -number : number;
    }

    @Override
    @Nullable
    BigInteger manyDigits(RecordBytes record, int at) {
        byte[] bytes = record.bytes();
        int last = at + length() - 1;
        StringBuilder number = new StringBuilder();
        for (int i = at; i <= last; i++) {
            int high = (bytes[i] & 0xf0) >>> 4;
            int low = bytes[i] & 0xf;
            if (high > 9 || (i < last && low > 9)) {
                return null;
            }
            number.append((char) ('0' + high)).append(i < last ? String.valueOf(low) : "");
        }
        int sign = sign(bytes[last]);
        BigInteger value = new BigInteger(number.toString());
        if (sign == 0 || (sign < 0 && !signed && value.signum() != 0)) {
            return null;
        }
        return sign < 0 ? value.negate() : value;
    }

    @Override
    String expected() {
        return "%d packed digits and %s".formatted(picture().digits(), signed ? "a sign" : "a positive sign");
    }

    @Override
    String shown(RecordBytes record, int at) {
        return Shown.halfBytes(record, at, length());
    }

    /** 1 or -1; 0 if there is none. */
    private static int sign(byte last) {
        return switch (last & 0xf) {
            case 0xa, 0xc, 0xe, 0xf -> 1;
            case 0xb, 0xd -> -1;
            default -> 0;
        };
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[256];
        for (int i = 0; i < pairs.length; i++) {
            int high = i >>> 4;
            int low = i & 0xf;
            pairs[i] = (byte) (high > 9 || low > 9 ? NO_DIGITS : high * 10 + low);
        }
        return pairs;
    }
}
