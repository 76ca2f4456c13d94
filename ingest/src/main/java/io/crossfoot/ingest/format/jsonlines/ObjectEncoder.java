package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.common.feed.JsonColumn;
import io.crossfoot.ingest.format.column.ColumnEncoder;
import io.crossfoot.ingest.format.column.ColumnReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes events of objects without making objects of their values. Members may stand in any order, so each value is encoded
 * where it is met, and put into its place at the end.
 */
final class ObjectEncoder implements ObjectWalk.Values {

    private static final byte[] NO_BYTES = {};
    private static final int MISSING = -1;
    private static final int BYTES_PER_CHARACTER = 3;

    private final ObjectWalk walk;
    private final ColumnEncoder[] columns;
    private final int[] starts;
    private final int[] ends;
    private final AvroBuffer encoded = new AvroBuffer();
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private byte[] text = new byte[256];
    private boolean readable;

    ObjectEncoder(List<JsonColumn> columns) {
        this.walk = new ObjectWalk(columns);
        this.columns = columns.stream()
                .map(column -> new ColumnEncoder(new ColumnReader(column.column()), StandardCharsets.UTF_8))
                .toArray(ColumnEncoder[]::new);
        this.starts = new int[columns.size()];
        this.ends = new int[columns.size()];
    }

    /**
     * Encodes the object on a line of UTF-8.
     *
     * @return whether it is an object of which every column can be read; if not, the event holds nothing of use
     */
    boolean encode(byte[] line, int from, int to, AvroBuffer event) {
        encoded.clear();
        Arrays.fill(ends, MISSING);
        readable = true;
        try {
            walk.walk(line, from, to, this);
        } catch (Flaw flaw) {
            return false;
        }
        return readable && arrange(event);
    }

    private boolean arrange(AvroBuffer event) {
        event.clear();
        for (int i = 0; i < columns.length; i++) {
            if (ends[i] != MISSING) {
                event.write(encoded.bytes(), starts[i], ends[i] - starts[i]);
            } else if (!columns[i].encode(NO_BYTES, 0, 0, true, event)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void value(int column, char[] characters, int from, int length) {
        if (text.length < length * BYTES_PER_CHARACTER) {
            text = new byte[length * BYTES_PER_CHARACTER];
        }
        int written = 0;
        while (written < length && characters[from + written] < 0x80) {
            text[written] = (byte) characters[from + written];
            written++;
        }
        boolean isAscii = written == length;
        put(column, isAscii ? written : encodeText(characters, from, length), isAscii);
    }

    @Override
    public void nothing(int column) {
        put(column, 0, true);
    }

    @Override
    public void refuse(Member member, String reason) {
        readable = false;
    }

    private void put(int column, int length, boolean isAscii) {
        starts[column] = encoded.size();
        readable = readable && columns[column].encode(text, 0, length, isAscii, encoded);
        ends[column] = encoded.size();
    }

    /** How many bytes the text takes. One that is no text, since half a surrogate pair stands in it, makes all unreadable. */
    private int encodeText(char[] characters, int from, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        utf8.reset();
        readable &= !utf8.encode(CharBuffer.wrap(characters, from, length), bytes, true)
                .isError();
        return bytes.position();
    }
}
