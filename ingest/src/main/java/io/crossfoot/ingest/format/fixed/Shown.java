package io.crossfoot.ingest.format.fixed;

import io.crossfoot.ingest.format.Masked;
import java.nio.charset.Charset;

/** Shows what stands in place of a number, without its digits. */
final class Shown {

    private static final int LONGEST = 20;

    private Shown() {}

    /** Text, unless there is none. */
    static String text(RecordBytes record, int at, int length, Charset encoding) {
        String uniform = uniform(record, at, length);
        return uniform.isEmpty() ? Masked.value(new String(record.bytes(), at, length, encoding)) : uniform;
    }

    /** Half bytes: 9 for each digit, and the others as they are. */
    static String halfBytes(RecordBytes record, int at, int length) {
        String uniform = uniform(record, at, length);
        if (!uniform.isEmpty()) {
            return uniform;
        }
        StringBuilder shown = new StringBuilder("x'");
        for (int i = 0; i < Math.min(length, LONGEST); i++) {
            int next = record.bytes()[at + i] & 0xff;
            shown.append(halfByte(next >>> 4)).append(halfByte(next & 0xf));
        }
        return shown.append(length > LONGEST ? "…'" : "'").toString();
    }

    private static char halfByte(int half) {
        return half < 10 ? '9' : (char) ('A' + half - 10);
    }

    /** What all bytes are, if they all are the same and no digits. */
    private static String uniform(RecordBytes record, int at, int length) {
        byte first = record.bytes()[at];
        for (int i = 1; i < length; i++) {
            if (record.bytes()[at + i] != first) {
                return "";
            }
        }
        return switch (first) {
            case 0 -> "NULs";
            case (byte) 0xff -> "bytes x'FF'";
            case 0x20, 0x40 -> "blanks";
            default -> "";
        };
    }
}
