package io.crossfoot.ingest.format.edi;

import io.crossfoot.schema.edi.EdiStandard;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the delimiters of a group, a set or a message that no interchange holds, by its header. Such a file is malformed, but
 * what is in it can be counted all the same.
 */
final class BareHeader {

    private static final int LONG_TAG = 3;
    private static final int SHORT_TAG = 2;
    private static final char USUAL_COMPONENT = ':';

    /** A group that is of some version, or a set that is of some type and has a number; another segment comes behind it. */
    private static final String GROUP =
            "GS(.)[A-Z]{2}(?:\\1(?:(?!\\1)[^\\r\\n]){0,40}+){6}\\1[0-9A-Z]{1,12}+" + next(1);

    private static final String SET = "ST(.)[0-9]{3}\\2[0-9A-Z]{1,9}+(?:\\2[0-9A-Z]{1,35}+)?" + next(2);
    private static final Pattern X12 = Pattern.compile(GROUP + "|" + SET);

    private BareHeader() {}

    private static String next(int element) {
        return "(?=[^0-9A-Za-z ]{1,4}\\s*[A-Z][0-9A-Z]{1,2}\\" + element + ")";
    }

    /** The delimiters that the header shows which begins here; null if none does. */
    static @Nullable Delimiters delimiters(byte[] bytes, int from, int to) {
        if (Header.begins(bytes, from, to, "UNG") || Header.begins(bytes, from, to, "UNH")) {
            return Header.ofEdifact(bytes[from + LONG_TAG], null);
        }
        return bytes[from] == 'G' || bytes[from] == 'S' ? ofX12(bytes, from, to) : null;
    }

    /** Nothing says what parts components, which only an ISA does. */
    private static @Nullable Delimiters ofX12(byte[] bytes, int from, int to) {
        Matcher header = X12.matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        if (!header.lookingAt()) {
            return null;
        }
        byte element = bytes[from + SHORT_TAG];
        int terminator = Header.terminator(bytes, from + header.end(), to);
        boolean usual = element != USUAL_COMPONENT && terminator != USUAL_COMPONENT;
        return Header.isSeparator(element) && terminator != element
                ? new Delimiters(
                        EdiStandard.X12,
                        (char) element,
                        usual ? USUAL_COMPONENT : Delimiters.NONE,
                        Delimiters.NONE,
                        Delimiters.NONE,
                        terminator)
                : null;
    }
}
