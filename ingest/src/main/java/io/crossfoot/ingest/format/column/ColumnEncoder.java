package io.crossfoot.ingest.format.column;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.Column;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes one column of the records' bytes as Avro does the value that {@link ColumnReader} reads. A value that is not
 * written in the usual form makes a detour by way of its text.
 */
public final class ColumnEncoder {

    private static final QuickEncoder NEVER = (line, from, to, out) -> false;

    private final ColumnReader reader;
    private final Charset encoding;
    private final EventValues values;
    private final boolean isString;
    private final boolean isUtf8;
    private final byte[][] nullAs;
    private final QuickEncoder quick;

    public ColumnEncoder(ColumnReader reader, Charset encoding) {
        Column column = reader.column();
        this.reader = reader;
        this.encoding = encoding;
        this.values = new EventValues(column);
        this.isString = column.type() == Column.Type.STRING;
        this.isUtf8 = encoding.equals(StandardCharsets.UTF_8);
        this.nullAs = column.nullAs().stream()
                .filter(encoding.newEncoder()::canEncode)
                .map(text -> text.getBytes(encoding))
                .toArray(byte[][]::new);
        this.quick = quickEncoder(column);
    }

    /**
     * Encodes a field.
     *
     * @return whether it could be read; if not, a part of it may be written
     */
    public boolean encode(byte[] line, int from, int to, boolean isAscii, AvroBuffer out) {
        int begin = from;
        int end = to;
        while (begin < end && isSpace(line[begin])) {
            begin++;
        }
        while (begin < end && isSpace(line[end - 1])) {
            end--;
        }
        if (begin == end || isNull(line, begin, end)) {
            return values.writeNothing(out);
        }
        values.announce(out);
        if (isString) {
            encodeString(line, from, to, isAscii, out);
            return true;
        }
        return quick.encode(line, begin, end, out) || encodeText(line, begin, end, out);
    }

    private void encodeString(byte[] line, int from, int to, boolean isAscii, AvroBuffer out) {
        if (isAscii || isUtf8) {
            out.writeBytes(line, from, to - from);
        } else {
            out.writeString(new String(line, from, to - from, encoding));
        }
    }

    private boolean encodeText(byte[] line, int from, int to, AvroBuffer out) {
        try {
            values.write(reader.parse(new String(line, from, to - from, encoding)), out);
            return true;
        } catch (FieldProblem unreadable) {
            return false;
        }
    }

    private boolean isNull(byte[] line, int from, int to) {
        for (byte[] value : nullAs) {
            if (Arrays.equals(line, from, to, value, 0, value.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(byte next) {
        return next >= 0 && next <= ' ';
    }

    private static QuickEncoder quickEncoder(Column column) {
        QuickTimes times = new QuickTimes();
        return switch (column.type()) {
            case INTEGER, DECIMAL -> new QuickNumbers(column);
            case DATE -> column.format().isEmpty() ? times::encodeDay : NEVER;
            case TIMESTAMP -> column.format().isEmpty() ? times::encodeTimestamp : NEVER;
            case STRING, BOOLEAN, SKIPPED -> NEVER;
        };
    }
}
