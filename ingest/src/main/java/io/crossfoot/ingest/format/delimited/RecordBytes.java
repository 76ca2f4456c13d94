package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record as bytes, and its fields as ranges of them: used again for every record, so that nothing is copied. Splits as
 * {@link Splitter} does, and leaves to it what is unusual: quotes within quotes, and fields over several lines.
 */
final class RecordBytes {

    private static final byte SEPARATOR = 1;
    private static final byte NOT_ASCII = 2;
    private static final byte UNUSUAL = 3;
    private static final int NONE = -1;

    private final byte[] separator;
    private final int quote;
    private final Charset encoding;
    private final boolean singleBytes;
    /** What a byte is, by its unsigned value; 0 if nothing special. */
    private final byte[] kinds = new byte[256];

    private byte[] line = {};
    private int begin;
    private int end;
    private boolean ascii;
    private int[] ranges = new int[32];
    private int count;
    private @Nullable String text;

    RecordBytes(Delimited format, Charset encoding) {
        this.encoding = encoding;
        this.singleBytes = isSingleBytes(encoding);
        this.separator = format.separator().getBytes(encoding);
        // Where a separator is longer, whether a quote begins a field depends on more than what stands before it.
        boolean splitsQuoted = separator.length == 1 && !format.quote().isEmpty();
        this.quote = splitsQuoted ? format.quote().charAt(0) : NONE;
        Arrays.fill(kinds, 128, 256, NOT_ASCII);
        kinds[0] = UNUSUAL;
        if (!splitsQuoted && !format.quote().isEmpty()) {
            kinds[format.quote().charAt(0)] = UNUSUAL;
        }
        kinds[separator[0]] = SEPARATOR;
    }

    /**
     * Whether records of such a format can be taken apart as bytes: ASCII is ASCII there and part of nothing else, and what
     * splits a record is ASCII.
     */
    static boolean canRead(Delimited format, Charset encoding) {
        String splitting = format.separator() + format.quote();
        boolean apart = format.quote().isEmpty() || !format.separator().contains(format.quote());
        return apart
                && splitting.chars().allMatch(next -> next > 0 && next < 128)
                && (encoding.equals(StandardCharsets.UTF_8) || isSingleBytes(encoding));
    }

    private static boolean isSingleBytes(Charset encoding) {
        byte[] ascii = new byte[128];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        return encoding.newEncoder().maxBytesPerChar() == 1
                && new String(ascii, encoding).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    /** Moves to a record and splits it; says whether there is nothing unusual about it. A NUL is. */
    boolean read(byte[] line, int from, int to) {
        this.line = line;
        begin = from;
        end = to;
        ascii = true;
        text = null;
        clearFields();
        return split();
    }

    byte[] line() {
        return line;
    }

    /** Whether all of the record is ASCII. */
    boolean isAscii() {
        return ascii;
    }

    int fields() {
        return count;
    }

    int from(int field) {
        return ranges[2 * field];
    }

    int to(int field) {
        return ranges[2 * field + 1];
    }

    int length() {
        return end - begin;
    }

    /** Whether these bytes stand at this place of the record. */
    boolean has(byte[] expected, int at) {
        return length() - at >= expected.length
                && Arrays.equals(line, begin + at, begin + at + expected.length, expected, 0, expected.length);
    }

    /** Whether the record ends at this place, or goes on with a separator there. */
    boolean endsField(int at) {
        return at == length() || has(separator, at);
    }

    /** Whether each character of the text is one byte. */
    boolean isTextAligned() {
        return ascii || singleBytes;
    }

    /** The record as text; made once. */
    String text() {
        String made = text;
        if (made == null) {
            made = new String(line, begin, length(), ascii ? StandardCharsets.ISO_8859_1 : encoding);
            text = made;
        }
        return made;
    }

    /** Forgets the fields, for others to be added. */
    void clearFields() {
        count = 0;
    }

    /** Adds a field, its bounds counted from the beginning of the record. */
    void addField(int from, int to) {
        add(begin + from, begin + to);
    }

    private boolean split() {
        int at = begin;
        while (true) {
            int behind = at < end && line[at] == quote ? quoted(at + 1) : plain(at);
            if (behind == end || behind == NONE) {
                return behind == end;
            }
            at = behind + separator.length;
        }
    }

    /** Adds the field that begins here, and says where it ends; less than 0 if that is unusual. */
    private int plain(int from) {
        byte[] bytes = line;
        int to = end;
        for (int at = from; at < to; at++) {
            byte kind = kinds[bytes[at] & 0xff];
            if (kind == SEPARATOR && (separator.length == 1 || has(separator, at - begin))) {
                return add(from, at);
            }
            if (kind == UNUSUAL) {
                return NONE;
            }
            ascii &= kind != NOT_ASCII;
        }
        return add(from, to);
    }

    private int quoted(int from) {
        for (int at = from; at < end; at++) {
            byte next = line[at];
            if (next == quote) {
                return endsField(at + 1 - begin) ? add(from, at) + 1 : NONE;
            }
            if (next == 0) {
                return NONE;
            }
            ascii &= next > 0;
        }
        return NONE;
    }

    private int add(int from, int to) {
        if (2 * count == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        ranges[2 * count] = from;
        ranges[2 * count + 1] = to;
        count++;
        return to;
    }
}
