package io.crossfoot.ingest.format.bai2;

import io.crossfoot.ingest.format.ByteLines;
import io.crossfoot.ingest.format.LineText;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Cuts a BAI2 file into its physical records, each a code of two digits and what it heads. Blank lines are none. */
final class Bai2Records implements Closeable {

    /** Longest record, in characters: more than any physical record length, and little enough to split into fields. */
    static final int LONGEST = 1 << 14;

    private static final int CODE = 2;

    private final ByteLines lines;
    private final LineText texts;
    private final RecordCut cut;
    private String line = "";
    private int following;
    private String text = "";
    private String code = RecordCode.NONE;
    private boolean unfinished;
    private boolean wrapped;
    private long records;

    Bai2Records(ByteLines lines, LineText texts, RecordCut cut) {
        this.lines = lines;
        this.texts = texts;
        this.cut = cut;
    }

    /** Moves to the next record; says whether there is one. */
    boolean next() throws IOException {
        while (following == line.length()) {
            if (!nextLine()) {
                return false;
            }
        }
        wrapped = cut.joined() && unfinished && code(line, following).equals(RecordCode.NONE);
        int end = end();
        text = line.substring(following, Math.min(end, following + LONGEST)).stripTrailing();
        code = wrapped ? code : code(text, 0);
        unfinished = isText(code) && !text.endsWith("/");
        following = beginning(end);
        records += wrapped ? 0 : 1;
        return true;
    }

    /** The code of the record, one of {@link RecordCode}. */
    String code() {
        return code;
    }

    /**
     * Whether this is no record but more of the text before it: where records follow one another on lines, a line may end in
     * the middle of a text.
     */
    boolean isWrapped() {
        return wrapped;
    }

    /** What stands behind the code and its comma, without the slash that ends the record. */
    String body() {
        int from = wrapped ? 0 : Math.min(CODE + 1, text.length());
        boolean delimited = text.length() > from && text.charAt(text.length() - 1) == '/';
        return text.substring(from, delimited ? text.length() - 1 : text.length());
    }

    /** The whole record as it was. */
    String text() {
        return text;
    }

    /** Whether the record exceeds the limit; only its beginning is there. */
    boolean isTooLong() {
        return lines.isTooLong() || text.length() >= LONGEST;
    }

    /** Number of the line that the record stands on; of the record, where the source has no lines. */
    long line() {
        return lines.number();
    }

    /** Bytes of the source before the record's line. */
    long start() {
        return lines.offset();
    }

    /** Bytes of the source that are done once the record's line is. */
    long position() {
        return lines.position();
    }

    /** How many records there were so far. */
    long records() {
        return records;
    }

    Optional<String> fault() {
        return lines.fault();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** Reads a line. Blanks around it and the control characters that end a file on some systems are no part of it. */
    private boolean nextLine() throws IOException {
        boolean more = cut.width() > 0 ? lines.next(cut.width()) : lines.next();
        line = more ? texts.of(lines).trim() : "";
        following = 0;
        return more;
    }

    /**
     * Where the record ends that begins here. In a line that may hold any text a slash ends nothing, unless the file's first
     * line shows that records follow one another on lines.
     */
    private int end() {
        if (!cut.joined() && isText(code(line, following))) {
            return line.length();
        }
        for (int slash = line.indexOf('/', following); slash >= 0; slash = line.indexOf('/', slash + 1)) {
            if (isRecord(beginning(slash + 1))) {
                return slash + 1;
            }
        }
        return line.length();
    }

    private int beginning(int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private boolean isRecord(int at) {
        return at + CODE < line.length()
                && line.charAt(at + CODE) == ','
                && RecordCode.isOne(line.substring(at, at + CODE));
    }

    private static boolean isText(String code) {
        return code.equals(RecordCode.TRANSACTION) || code.equals(RecordCode.CONTINUATION);
    }

    private static String code(String line, int at) {
        int behind = at + CODE;
        boolean headed = behind == line.length()
                || (behind < line.length() && (line.charAt(behind) == ',' || line.charAt(behind) == '/'));
        String code = headed ? line.substring(at, behind) : RecordCode.NONE;
        return RecordCode.isOne(code) ? code : RecordCode.NONE;
    }
}
