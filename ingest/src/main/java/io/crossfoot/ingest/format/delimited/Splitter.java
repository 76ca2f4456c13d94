package io.crossfoot.ingest.format.delimited;

import io.crossfoot.common.feed.Delimited;
import io.crossfoot.ingest.format.column.FieldProblem;
import java.nio.charset.Charset;

/**
 * Splits a record at its separators. A field that begins with the quote ends with it, may hold separators and line
 * breaks, and holds a quote where two stand together (RFC 4180); elsewhere a quote is an ordinary character.
 */
final class Splitter {

    private static final int NO_QUOTE = -1;

    private final String separator;
    private final int quote;
    private final byte[] separatorBytes;

    Splitter(Delimited format, Charset encoding) {
        this.separator = format.separator();
        this.quote = format.quote().isEmpty() ? NO_QUOTE : format.quote().charAt(0);
        this.separatorBytes = separator.getBytes(encoding);
    }

    boolean mayBeQuoted(String record) {
        return quote != NO_QUOTE && record.indexOf(quote) >= 0;
    }

    /**
     * Splits a record.
     *
     * @throws FieldProblem if something stands between the end of a quoted field and the next separator
     */
    void split(String record, Fields fields) throws FieldProblem {
        if (mayBeQuoted(record)) {
            splitQuoted(record, fields);
            return;
        }
        fields.begin(record);
        int from = 0;
        int to = record.indexOf(separator);
        while (to >= 0) {
            fields.add(from, to);
            from = to + separator.length();
            to = record.indexOf(separator, from);
        }
        fields.add(from, record.length());
    }

    /** Gathers the fields without their quotes in a text of their own. */
    private void splitQuoted(String record, Fields fields) throws FieldProblem {
        fields.begin(record);
        StringBuilder text = new StringBuilder(record.length());
        int from = 0;
        while (from >= 0) {
            int begin = text.length();
            int to = from < record.length() && record.charAt(from) == quote
                    ? appendQuoted(record, from, text)
                    : appendPlain(record, from, text);
            fields.add(begin, text.length());
            from = to < record.length() ? to + separator.length() : -1;
        }
        fields.text(text.toString());
    }

    private int appendPlain(String record, int from, StringBuilder text) {
        int found = record.indexOf(separator, from);
        int to = found < 0 ? record.length() : found;
        text.append(record, from, to);
        return to;
    }

    private int appendQuoted(String record, int from, StringBuilder text) throws FieldProblem {
        int begin = from + 1;
        while (true) {
            int end = record.indexOf(quote, begin);
            if (end < 0) {
                throw new FieldProblem("a quoted field has no end");
            }
            text.append(record, begin, end);
            if (end + 1 == record.length() || record.startsWith(separator, end + 1)) {
                return end + 1;
            }
            if (record.charAt(end + 1) != quote) {
                throw new FieldProblem(
                        "a quoted field ends at character %d, and neither a separator nor the end of the record follows"
                                .formatted(end + 1));
            }
            text.append((char) quote);
            begin = end + 2;
        }
    }

    /** Follows the quotes of a record that may go on behind a line break. */
    final class OpenQuote {

        private boolean open;

        /** Whether a quoted field is open at the end of these bytes, which follow those given before. */
        boolean isOpenAfter(byte[] bytes, int recordStart, int from, int to) {
            for (int i = from; i < to; i++) {
                if (bytes[i] != quote) {
                    continue;
                }
                if (!open) {
                    open = isFieldStart(bytes, recordStart, i);
                } else if (i + 1 < to && bytes[i + 1] == quote) {
                    i++;
                } else {
                    open = false;
                }
            }
            return open;
        }

        private boolean isFieldStart(byte[] bytes, int recordStart, int at) {
            int begin = at - separatorBytes.length;
            if (begin < recordStart) {
                return at == recordStart;
            }
            for (int i = 0; i < separatorBytes.length; i++) {
                if (bytes[begin + i] != separatorBytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
