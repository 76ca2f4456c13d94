package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** One record as bytes, and its fields as ranges of them: used again for every record, so that nothing is copied. */
final class RecordBytes {

    private final ByteSplitter splitter;
    private final Charset encoding;
    private final boolean singleBytes;
    private final Ranges fields = new Ranges();
    private byte[] bytes = {};
    private int begin;
    private int end;
    private @Nullable String text;

    RecordBytes(Delimited format, Charset encoding) {
        this.splitter = new ByteSplitter(format, encoding);
        this.encoding = encoding;
        this.singleBytes = isSingleBytes(encoding);
    }

    /** Whether such records can be taken apart as bytes: ASCII is ASCII in their encoding, and part of nothing else. */
    static boolean canRead(Delimited format, Charset encoding) {
        return ByteSplitter.canSplit(format) && (encoding.equals(StandardCharsets.UTF_8) || isSingleBytes(encoding));
    }

    private static boolean isSingleBytes(Charset encoding) {
        byte[] ascii = new byte[128];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        return encoding.newEncoder().maxBytesPerChar() == 1
                && new String(ascii, encoding).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    /** Moves to a record and splits it; says whether there is nothing unusual about it. */
    boolean read(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        begin = from;
        end = to;
        text = null;
        return splitter.split(bytes, from, to, fields);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Its fields, as ranges of the bytes. */
    Ranges fields() {
        return fields;
    }

    /** Whether all of the record is ASCII. */
    boolean isAscii() {
        return splitter.isAscii();
    }

    /** Whether these bytes stand at the beginning of the record. */
    boolean startsWith(byte[] expected) {
        return end - begin >= expected.length
                && (expected.length == 0 || bytes[begin] == expected[0])
                && Arrays.equals(bytes, begin, begin + expected.length, expected, 0, expected.length);
    }

    /** Whether the record ends behind so many bytes, or goes on with a separator there. */
    boolean endsFieldAt(int length) {
        return begin + length == end || splitter.isSeparator(bytes, begin + length, end);
    }

    /** Whether each character of the text is one byte. */
    boolean isTextAligned() {
        return singleBytes || isAscii();
    }

    /** The record as text; made once. */
    String text() {
        String made = text;
        if (made == null) {
            made = new String(bytes, begin, end - begin, isAscii() ? StandardCharsets.ISO_8859_1 : encoding);
            text = made;
        }
        return made;
    }

    /** Replaces its fields by the groups of a match of its text. */
    void cut(MatchResult match, int groups) {
        fields.clear();
        for (int group = 1; group <= groups; group++) {
            fields.add(begin + Math.max(match.start(group), 0), begin + Math.max(match.end(group), 0));
        }
    }
}
