package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.EightBytes;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Splits a record's bytes as {@link Splitter} does its text, and leaves to that one what is unusual: quotes within quotes,
 * fields over several lines, and a NUL.
 */
final class ByteSplitter {

    private static final byte SEPARATOR = 1;
    private static final byte NOT_ASCII = 2;
    private static final byte UNUSUAL = 3;
    private static final int NONE = -1;

    /** No byte, read with its sign, is this one. */
    private static final int NO_QUOTE = 256;

    private final byte[] separator;
    private final int quote;
    private final long separators;
    private final long quotes;
    /** What a byte is, by its unsigned value; 0 if nothing special. */
    private final byte[] kinds = new byte[256];

    private byte[] bytes = {};
    private int end;
    private boolean ascii;

    ByteSplitter(Delimited format, Charset encoding) {
        this.separator = format.separator().getBytes(encoding);
        // Where a separator is longer, whether a quote begins a field depends on more than what stands before it.
        boolean splitsQuoted = separator.length == 1 && !format.quote().isEmpty();
        this.quote = splitsQuoted ? format.quote().charAt(0) : NO_QUOTE;
        Arrays.fill(kinds, 128, 256, NOT_ASCII);
        kinds[0] = UNUSUAL;
        if (!splitsQuoted && !format.quote().isEmpty()) {
            kinds[format.quote().charAt(0)] = UNUSUAL;
        }
        kinds[separator[0]] = SEPARATOR;
        this.separators = EightBytes.of(separator[0]);
        this.quotes = splitsQuoted ? EightBytes.of((byte) quote) : 0;
    }

    /** Whether it can split records of such a format: by what is one byte in all encodings that keep to ASCII. */
    static boolean canSplit(Delimited format) {
        boolean apart = format.quote().isEmpty() || !format.separator().contains(format.quote());
        return apart && (format.separator() + format.quote()).chars().allMatch(next -> next > 0 && next < 128);
    }

    /** Splits a record; says whether there is nothing unusual about it. */
    boolean split(byte[] bytes, int from, int to, Ranges fields) {
        this.bytes = bytes;
        end = to;
        ascii = true;
        fields.clear();
        if (separator.length == 1 && splitPlain(from, fields)) {
            return true;
        }
        fields.clear();
        return splitAny(from, fields);
    }

    /** Whether all of the record is ASCII. */
    boolean isAscii() {
        return ascii;
    }

    /** Whether a separator stands here. */
    boolean isSeparator(byte[] bytes, int at, int end) {
        return end - at >= separator.length
                && Arrays.equals(bytes, at, at + separator.length, separator, 0, separator.length);
    }

    /** Splits eight bytes at a time; says whether there was nothing but ASCII and separators. */
    private boolean splitPlain(int begin, Ranges fields) {
        int from = begin;
        int at = begin;
        long special = 0;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = EightBytes.at(bytes, at);
            special |= special(eight);
            from = addFields(from, at, EightBytes.equal(eight, separators), fields);
        }
        if (at < end && at > bytes.length - Long.BYTES) {
            return false;
        }
        if (at < end) {
            long eight = EightBytes.at(bytes, at);
            special |= EightBytes.first(end - at, special(eight));
            from = addFields(from, at, EightBytes.first(end - at, EightBytes.equal(eight, separators)), fields);
        }
        fields.add(from, end);
        return special == 0;
    }

    private long special(long eight) {
        return EightBytes.negative(eight) | EightBytes.equal(eight, 0) | EightBytes.equal(eight, quotes);
    }

    /** Adds the fields that end at the marked bytes, and says where the next one begins. */
    private static int addFields(int first, int at, long marks, Ranges fields) {
        int from = first;
        for (long left = marks; left != 0; left = EightBytes.withoutFirst(left)) {
            int to = at + EightBytes.indexOfFirst(left);
            fields.add(from, to);
            from = to + 1;
        }
        return from;
    }

    private boolean splitAny(int begin, Ranges fields) {
        int at = begin;
        while (true) {
            int behind = at < end && bytes[at] == quote ? addQuoted(at + 1, fields) : addPlain(at, fields);
            if (behind == end || behind == NONE) {
                return behind == end;
            }
            at = behind + separator.length;
        }
    }

    /** Adds the field that begins here, and says where it ends; less than 0 if that is unusual. */
    private int addPlain(int from, Ranges fields) {
        int at = from;
        for (; at < end; at++) {
            byte kind = kinds[bytes[at] & 0xff];
            if (kind == SEPARATOR && isSeparator(bytes, at, end)) {
                break;
            }
            if (kind == UNUSUAL) {
                return NONE;
            }
            ascii &= kind != NOT_ASCII;
        }
        fields.add(from, at);
        return at;
    }

    private int addQuoted(int from, Ranges fields) {
        int at = from;
        while (at < end && bytes[at] != quote && bytes[at] != 0) {
            ascii &= bytes[at] > 0;
            at++;
        }
        boolean closed = at < end && bytes[at] == quote && (at + 1 == end || isSeparator(bytes, at + 1, end));
        if (!closed) {
            return NONE;
        }
        fields.add(from, at);
        return at + 1;
    }
}
