package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Item;
import io.crossfoot.common.copybook.SignPlace;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads numbers of usage DISPLAY: one character a digit, the sign in the zone of the first or last, or by itself. */
final class ZonedCodec extends NumberCodec {

    private final Characters characters;
    private final boolean signed;
    private final boolean leading;
    private final boolean separate;
    private final boolean blankWhenZero;
    private final int count;
    private final byte blank;
    private final byte plus;
    private final byte minus;

    ZonedCodec(Item item, Characters characters) {
        super(item);
        SignPlace sign = item.sign();
        this.characters = characters;
        this.signed = picture().signed() || sign.separate();
        this.leading = sign.leading();
        this.separate = sign.separate();
        this.blankWhenZero = item.blankWhenZero();
        this.count = picture().digits();
        this.blank = characters.of(' ');
        this.plus = characters.of('+');
        this.minus = characters.of('-');
    }

    @Override
    long digits(RecordBytes record, int at) {
        byte[] bytes = record.bytes();
        int from = firstDigit(bytes, at);
        int to = (separate && leading ? at + 1 : at) + count;
        if (from == to) {
            return blankWhenZero && isBlank(bytes, at) ? 0 : NONE;
        }
        int sign = sign(bytes, at, from, to);
        if (sign == 0) {
            return NONE;
        }
        long number = 0;
        int carrier = carrier(from, to);
        for (int i = from; i < to; i++) {
            int digit = i == carrier ? characters.signedDigit(bytes[i]) & 0xf : characters.digit(bytes[i]);
            if (digit < 0) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return sign < 0 ? -number : number;
    }

    @Override
    @Nullable
    BigInteger manyDigits(RecordBytes record, int at) {
        byte[] bytes = record.bytes();
        int from = firstDigit(bytes, at);
        int to = (separate && leading ? at + 1 : at) + count;
        if (from == to) {
            return blankWhenZero && isBlank(bytes, at) ? BigInteger.ZERO : null;
        }
        int sign = sign(bytes, at, from, to);
        if (sign == 0) {
            return null;
        }
        StringBuilder number = new StringBuilder(sign < 0 ? "-" : "");
        int carrier = carrier(from, to);
        for (int i = from; i < to; i++) {
            int digit = i == carrier ? characters.signedDigit(bytes[i]) & 0xf : characters.digit(bytes[i]);
            if (digit < 0) {
                return null;
            }
            number.append((char) ('0' + digit));
        }
        return new BigInteger(number.toString());
    }

    @Override
    String expected() {
        String digits = count == 1 ? "1 digit" : "%d digits".formatted(count);
        if (separate) {
            return "%s with a sign %s".formatted(digits, leading ? "before them" : "behind them");
        }
        return signed ? "%s, the %s with a sign".formatted(digits, leading ? "first" : "last") : digits;
    }

    @Override
    String shown(RecordBytes record, int at) {
        return Shown.text(record, at, length(), characters.encoding());
    }

    /** Blanks before the digits count as zeros. */
    private int firstDigit(byte[] bytes, int at) {
        int from = separate && leading ? at + 1 : at;
        int to = from + count;
        while (from < to && bytes[from] == blank) {
            from++;
        }
        return from;
    }

    /** Which byte has a digit and a sign; -1 if none has. */
    private int carrier(int from, int to) {
        if (separate) {
            return -1;
        }
        return leading ? from : to - 1;
    }

    /** 1 or -1; 0 if there is no sign where one should be, or one that should not be negative. */
    private int sign(byte[] bytes, int at, int from, int to) {
        if (separate) {
            byte sign = bytes[leading ? at : to];
            if (sign == minus) {
                return -1;
            }
            return sign == plus || sign == blank ? 1 : 0;
        }
        int digit = characters.signedDigit(bytes[carrier(from, to)]);
        if (digit == Characters.NO_DIGIT) {
            return 0;
        }
        if (digit < Characters.NEGATIVE) {
            return 1;
        }
        return signed ? -1 : 0;
    }

    private boolean isBlank(byte[] bytes, int at) {
        for (int i = at; i < at + length(); i++) {
            if (bytes[i] != blank) {
                return false;
            }
        }
        return true;
    }
}
