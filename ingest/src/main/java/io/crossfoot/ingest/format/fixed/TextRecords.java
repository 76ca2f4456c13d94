package io.crossfoot.ingest.format.fixed;

import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.Utf8Stream;
import io.crossfoot.schema.RejectCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text. Each is copied, with blanks in place of those that may be lost at its end, so that the next one can be
 * looked at. Empty lines are no records.
 */
final class TextRecords implements Records {

    private static final int CONTROL_Z = 0x1a;
    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private final ByteLines lines;
    private final Charset encoding;
    private final int width;
    private final RecordBytes record = new RecordBytes();
    private byte[] line;
    private Optional<Flaw> flaw = Optional.empty();
    private boolean begun;
    private boolean more;
    private long number;
    private long start;
    private long position;
    private long count;

    /** @param width characters that every line has at least, once it is filled up with blanks */
    TextRecords(InputStream in, Charset encoding, int width) throws IOException {
        boolean transcoded = Utf8Stream.isNeededFor(encoding);
        this.encoding = encodingOfLines(encoding);
        this.lines = new ByteLines(transcoded ? new Utf8Stream(in, encoding) : in);
        this.width = width;
        this.line = new byte[width];
    }

    /** The encoding of the lines' bytes in a source of this encoding. */
    static Charset encodingOfLines(Charset encoding) {
        return Utf8Stream.isNeededFor(encoding) ? StandardCharsets.UTF_8 : encoding;
    }

    @Override
    public boolean next() throws IOException {
        if (!begun) {
            begun = true;
            more = advance();
        }
        position = lines.position();
        if (!more) {
            return false;
        }
        number = lines.number();
        start = lines.offset();
        count++;
        read();
        more = advance();
        return true;
    }

    @Override
    public RecordBytes record() {
        return record;
    }

    @Override
    public Optional<Flaw> flaw() {
        return flaw;
    }

    @Override
    public boolean isLast() {
        return !more;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public Optional<String> fault() {
        return lines.fault();
    }

    @Override
    public byte[] peek(int length) throws IOException {
        return lines.peek(length);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean advance() throws IOException {
        while (lines.next()) {
            if (!isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A line of nothing but Control-Z is how DOS ended a text. */
    private boolean isEmpty() {
        return lines.length() == 0 || (lines.length() == 1 && lines.bytes()[lines.start()] == CONTROL_Z);
    }

    private void read() {
        flaw = lines.isTooLong()
                ? Optional.of(new Flaw(
                        RejectCategory.LENGTH, "the record is longer than %d bytes".formatted(ByteLines.LONGEST)))
                : Optional.empty();
        int length = lines.length();
        makeRoom(length);
        System.arraycopy(lines.bytes(), lines.start(), line, 0, length);
        char[] wide = isAscii(length) ? null : decoded(length);
        if (wide != null) {
            length = wide.length;
            narrow(wide);
        }
        Arrays.fill(line, length, Math.max(length, width), (byte) ' ');
        record.setLine(line, length, wide);
    }

    private void makeRoom(int length) {
        if (line.length < length) {
            line = new byte[Math.max(length, line.length * 2)];
        }
    }

    private boolean isAscii(int length) {
        if (!encoding.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= line[i];
        }
        return all >= 0;
    }

    /** The characters of a line with others than ASCII; they stand in the file at the places of single bytes. */
    private char @Nullable [] decoded(int length) {
        String text = new String(line, 0, length, encoding);
        if (text.indexOf(REPLACEMENT) >= 0 && flaw.isEmpty()) {
            flaw = Optional.of(new Flaw(RejectCategory.ENCODING, "the record is not of the feed's encoding"));
        }
        return text.toCharArray();
    }

    private void narrow(char[] wide) {
        for (int i = 0; i < wide.length; i++) {
            line[i] = (byte) Math.min(wide[i], FIRST_BEYOND_ASCII);
        }
    }
}
