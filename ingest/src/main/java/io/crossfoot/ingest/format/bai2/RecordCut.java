package io.crossfoot.ingest.format.bai2;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a source's records are cut. Each on a line of its own, as a rule; in a file that comes from a tape or a mainframe,
 * physical records of the length that the file header states, blanks behind each, without line breaks; or several records
 * on a line, the slash of each followed by the code of the next.
 *
 * @param width length of a physical record in bytes; 0 where lines tell
 * @param joined whether a record may follow another on the same line, whatever it holds
 * @param endless whether there are no line breaks at all, and records of any length
 */
record RecordCut(int width, boolean joined, boolean endless) {

    /** A record on each line. */
    static final RecordCut LINES = new RecordCut(0, false, false);

    /** How much of a source has to be seen. */
    static final int BYTES = 4096;

    private static final Pattern FIRST_RECORD = Pattern.compile(
            "(\u00ef\u00bb\u00bf)?\\s*(?<first>01)(,[^,/]*){5},\\s*(?<length>[0-9]{0,4})\\s*,[^/\\r\\n]*/ *(?<next>[0-9]{2},)?");

    static RecordCut of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        Matcher first = FIRST_RECORD.matcher(text);
        if (!first.lookingAt() || first.group("next") == null) {
            return LINES;
        }
        boolean unbroken = text.indexOf('\n') < 0;
        int length = first.group("length").isEmpty() ? 0 : Integer.parseInt(first.group("length"));
        boolean fixed = unbroken && length > 0 && first.start("next") - first.start("first") == length;
        return new RecordCut(fixed ? length : 0, true, unbroken && !fixed);
    }
}
