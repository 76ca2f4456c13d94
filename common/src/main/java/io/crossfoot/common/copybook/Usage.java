package io.crossfoot.common.copybook;

import java.util.Map;
import java.util.Optional;

/** How the value of an elementary item is kept. */
public enum Usage {
    /** One character a digit; text is always kept so. */
    DISPLAY,
    /** Two's complement, the highest byte first. */
    BINARY,
    /** Two's complement in the byte order of the machine that wrote it. */
    NATIVE_BINARY,
    /** Two decimal digits a byte, the sign in the last half byte. */
    PACKED,
    /** A floating-point number of four bytes. */
    SINGLE,
    /** A floating-point number of eight bytes. */
    DOUBLE;

    private static final int MOST_SHORT_DIGITS = 4;
    private static final int MOST_INT_DIGITS = 9;
    private static final int MOST_LONG_DIGITS = 18;
    private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);

    private static final Map<String, Usage> BY_WORD = Map.ofEntries(
            Map.entry("DISPLAY", DISPLAY),
            Map.entry("BINARY", BINARY),
            Map.entry("COMP", BINARY),
            Map.entry("COMPUTATIONAL", BINARY),
            Map.entry("COMP-0", BINARY),
            Map.entry("COMPUTATIONAL-0", BINARY),
            Map.entry("COMP-4", BINARY),
            Map.entry("COMPUTATIONAL-4", BINARY),
            Map.entry("COMP-5", NATIVE_BINARY),
            Map.entry("COMPUTATIONAL-5", NATIVE_BINARY),
            Map.entry("COMP-3", PACKED),
            Map.entry("COMPUTATIONAL-3", PACKED),
            Map.entry("PACKED-DECIMAL", PACKED),
            Map.entry("COMP-1", SINGLE),
            Map.entry("COMPUTATIONAL-1", SINGLE),
            Map.entry("COMP-2", DOUBLE),
            Map.entry("COMPUTATIONAL-2", DOUBLE));

    /** What a word of a copybook means; empty if it is none of these. */
    static Optional<Usage> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    public boolean isBinary() {
        return this == BINARY || this == NATIVE_BINARY;
    }

    public boolean isFloat() {
        return this == SINGLE || this == DOUBLE;
    }

    /**
     * Bytes that a number of so many digits takes, a separate sign left out. Binary numbers take 2, 4 or 8 bytes; beyond 18
     * digits, where compilers differ, the fewest that hold them.
     */
    int bytes(int digits) {
        return switch (this) {
            case DISPLAY -> digits;
            case PACKED -> digits / 2 + 1;
            case SINGLE -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            case BINARY, NATIVE_BINARY -> binaryBytes(digits);
        };
    }

    private static int binaryBytes(int digits) {
        if (digits <= MOST_SHORT_DIGITS) {
            return Short.BYTES;
        }
        if (digits <= MOST_INT_DIGITS) {
            return Integer.BYTES;
        }
        return digits <= MOST_LONG_DIGITS ? Long.BYTES : (int) Math.ceil((digits * BITS_PER_DIGIT + 1) / Byte.SIZE);
    }
}
