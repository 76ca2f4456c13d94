package io.crossfoot.ingest.format.fixed;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * What the bytes of an encoding are: characters, digits, and digits that carry a sign.
 *
 * <p>A sign is in the zone of a digit's byte. In EBCDIC zones B and D are negative, and A, C, E and F positive, F being that
 * of a digit without a sign. In ASCII the same characters stand as in EBCDIC: a brace or A to I for a positive, a brace or J
 * to R for a negative digit; p to y are negative too, as Micro Focus has them.
 */
final class Characters {

    /** Stands for a byte that is no digit. */
    static final int NO_DIGIT = -1;

    /** Is added to a digit that carries a negative sign. */
    static final int NEGATIVE = 16;

    /** Stands for a byte that is no character. */
    static final char NO_CHARACTER = '\uFFFD';

    private static final int BYTES = 256;
    private static final int EBCDIC_ZERO = 0xf0;
    private static final String POSITIVE = "{ABCDEFGHI";
    private static final String NEGATIVES = "}JKLMNOPQR";
    private static final String MICRO_FOCUS = "pqrstuvwxy";

    private final Charset encoding;
    private final char[] characters = new char[BYTES];
    private final byte[] digits = new byte[BYTES];
    private final byte[] signed = new byte[BYTES];

    Characters(Charset encoding) {
        this.encoding = encoding;
        byte[] single = new byte[1];
        for (int i = 0; i < BYTES; i++) {
            single[0] = (byte) i;
            characters[i] = new String(single, encoding).charAt(0);
        }
        Arrays.fill(digits, (byte) NO_DIGIT);
        Arrays.fill(signed, (byte) NO_DIGIT);
        for (int digit = 0; digit < 10; digit++) {
            int plain = ("" + (char) ('0' + digit)).getBytes(encoding)[0] & 0xff;
            digits[plain] = (byte) digit;
            signed[plain] = (byte) digit;
            if (isEbcdic()) {
                addZones(digit);
            } else {
                signed[POSITIVE.charAt(digit)] = (byte) digit;
                signed[NEGATIVES.charAt(digit)] = (byte) (NEGATIVE + digit);
                signed[MICRO_FOCUS.charAt(digit)] = (byte) (NEGATIVE + digit);
            }
        }
    }

    Charset encoding() {
        return encoding;
    }

    boolean isEbcdic() {
        return of('0') == (byte) EBCDIC_ZERO;
    }

    /** The character that a byte stands for; {@link #NO_CHARACTER} if it stands for none. */
    char character(byte of) {
        return characters[of & 0xff];
    }

    /** The byte of a character of ASCII. */
    byte of(char character) {
        return String.valueOf(character).getBytes(encoding)[0];
    }

    /** The digit that a byte stands for; {@link #NO_DIGIT} if it stands for none. */
    int digit(byte of) {
        return digits[of & 0xff];
    }

    /** The digit of a byte that may carry a sign, {@link #NEGATIVE} added if it is negative; {@link #NO_DIGIT} if none. */
    int signedDigit(byte of) {
        return signed[of & 0xff];
    }

    private void addZones(int digit) {
        for (int zone = 0xa; zone <= 0xf; zone++) {
            int sign = zone == 0xb || zone == 0xd ? NEGATIVE : 0;
            signed[(zone << 4) | digit] = (byte) (sign + digit);
        }
    }
}
