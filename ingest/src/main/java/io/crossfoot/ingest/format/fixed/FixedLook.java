package io.crossfoot.ingest.format.fixed;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Tells whether a source may be records in EBCDIC, by its first bytes. */
public final class FixedLook {

    private static final int LEAST_PERCENT = 25;

    private FixedLook() {}

    /**
     * Whether letters, digits and blanks of EBCDIC are a quarter of the bytes or more, at least twice as many as letters and
     * digits of ASCII, and the bytes are not UTF-8. What the records are, only a copybook can say.
     */
    public static boolean isEbcdic(byte[] head) {
        int ebcdic = 0;
        int ascii = 0;
        for (byte next : head) {
            ebcdic += isEbcdic(next & 0xff) ? 1 : 0;
            ascii += isAscii(next) ? 1 : 0;
        }
        return ebcdic > 2 * ascii && ebcdic * 100L >= (long) head.length * LEAST_PERCENT && !isUtf8(head);
    }

    private static boolean isEbcdic(int next) {
        int low = next & 0xf;
        return switch (next >>> 4) {
            case 0x4 -> low == 0;
            case 0xf -> low <= 9;
            case 0x8, 0x9, 0xc, 0xd -> low >= 1 && low <= 9;
            case 0xa, 0xe -> low >= 2 && low <= 9;
            default -> false;
        };
    }

    private static boolean isAscii(byte next) {
        return next >= '0' && next <= 'z' && Character.isLetterOrDigit(next);
    }

    /** The head may end within a character. */
    private static boolean isUtf8(byte[] head) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
    }
}
