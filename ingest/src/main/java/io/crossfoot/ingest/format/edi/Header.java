package io.crossfoot.ingest.format.edi;

import io.crossfoot.schema.edi.EdiStandard;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the delimiters of an interchange in its first bytes. */
final class Header {

    /** As many bytes as a header can take to show its delimiters, some line breaks in it included. */
    static final int BYTES = 256;

    /** A service string advice: UNA and six characters. */
    static final int SERVICE_STRING = 9;

    private static final int TAG = 3;
    private static final int ISA_ELEMENTS = 16;
    private static final int REPETITION_ELEMENT = 11;
    private static final int VERSION_ELEMENT = 12;
    private static final int VERSION_DIGITS = 5;

    /** Since this version ISA11 is the repetition separator. */
    private static final String FIRST_WITH_REPETITION = "00402";

    private static final byte LEVEL_B_ELEMENT = 0x1d;

    private Header() {}

    /** Whether a service string advice begins here, which stands before the header. */
    static boolean isServiceString(byte[] bytes, int from, int to) {
        return begins(bytes, from, to, "UNA");
    }

    /**
     * The delimiters that the header shows which begins here; null if none does.
     *
     * @param before those in force: of the service string before an UNB, or of the interchange before
     */
    static @Nullable Delimiters delimiters(byte[] bytes, int from, int to, @Nullable Delimiters before) {
        if (begins(bytes, from, to, "ISA")) {
            return ofX12(bytes, from, Math.min(to, from + BYTES));
        }
        if (isServiceString(bytes, from, to)) {
            return ofServiceString(bytes, from, to);
        }
        if (begins(bytes, from, to, "UNB")) {
            return ofEdifact(bytes[from + TAG], before);
        }
        return before == null ? BareHeader.delimiters(bytes, from, Math.min(to, from + BYTES)) : null;
    }

    /** Whether these bytes begin with a tag, and with something behind it. */
    static boolean begins(byte[] bytes, int from, int to, String tag) {
        return to - from > TAG
                && bytes[from] == tag.charAt(0)
                && bytes[from + 1] == tag.charAt(1)
                && bytes[from + 2] == tag.charAt(2);
    }

    /** Those of EDIFACT by what stands behind a tag: those in force before, or those of a level. */
    static @Nullable Delimiters ofEdifact(byte element, @Nullable Delimiters before) {
        if (before != null && !before.isX12() && before.element() == element) {
            return before;
        }
        if (element == LEVEL_B_ELEMENT) {
            return Delimiters.LEVEL_B;
        }
        return element == Delimiters.LEVEL_A.element() ? Delimiters.LEVEL_A : null;
    }

    private static @Nullable Delimiters ofServiceString(byte[] bytes, int from, int to) {
        if (to - from < SERVICE_STRING) {
            return null;
        }
        byte component = bytes[from + 3];
        byte element = bytes[from + 4];
        byte terminator = bytes[from + 8];
        return areFit(element, component, terminator)
                ? new Delimiters(
                        EdiStandard.EDIFACT,
                        (char) element,
                        (char) component,
                        optional(bytes[from + 7]),
                        optional(bytes[from + 6]),
                        terminator & 0xff)
                : null;
    }

    /**
     * An ISA has fields of equal length, and the delimiters at the same places in all of them. They are found by counting
     * separators all the same, as fields that were cut on their way are common. So are interchanges that lack the last field,
     * which tells what parts components.
     */
    private static @Nullable Delimiters ofX12(byte[] bytes, int from, int to) {
        byte element = bytes[from + TAG];
        int[] begins = new int[ISA_ELEMENTS + 1];
        int elements = 0;
        int at = from + TAG;
        for (; at < to && elements < ISA_ELEMENTS; at++) {
            if (bytes[at] == element) {
                begins[++elements] = at + 1;
            }
        }
        at = withoutLineBreaks(bytes, at, to);
        if (elements < ISA_ELEMENTS || at + 1 >= to) {
            return null;
        }
        if (lacksComponent(bytes, at, to)) {
            return isSeparator(element) && Delimiters.isOne(bytes[at]) && bytes[at] != element
                    ? ofX12(bytes, begins, Delimiters.NONE, bytes[at] & 0xff)
                    : null;
        }
        byte component = bytes[at];
        return areFit(element, component, bytes[at + 1])
                ? ofX12(bytes, begins, (char) component, terminator(bytes, at + 1, to))
                : null;
    }

    private static Delimiters ofX12(byte[] bytes, int[] begins, char component, int terminator) {
        return new Delimiters(
                EdiStandard.X12,
                (char) bytes[begins[1] - 1],
                component,
                repetition(bytes, begins, component, terminator),
                Delimiters.NONE,
                terminator);
    }

    /** Whether the terminator stands in the place of the last field: where its line ends with it, and the next one as well. */
    private static boolean lacksComponent(byte[] bytes, int at, int to) {
        int next = withoutLineBreaks(bytes, at + 1, to);
        int end = next;
        while (end < to && bytes[end] != '\r' && bytes[end] != '\n') {
            end++;
        }
        return next > at + 1 && end > next && end < to && bytes[end - 1] == bytes[at];
    }

    /** The terminator that begins here: one byte, or as many as a character beyond ASCII has in UTF-8. */
    static int terminator(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        int terminator = first;
        for (int i = 1; i < length; i++) {
            if (at + i >= to || (bytes[at + i] & 0xc0) != 0x80) {
                return first;
            }
            terminator = (terminator << Byte.SIZE) | (bytes[at + i] & 0xff);
        }
        return terminator;
    }

    private static int withoutLineBreaks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static char repetition(byte[] bytes, int[] begins, char component, int terminator) {
        int begin = begins[REPETITION_ELEMENT];
        boolean single = begins[VERSION_ELEMENT] - begin == 2;
        int version = begins[VERSION_ELEMENT];
        boolean repeats = single
                && new String(bytes, version, VERSION_DIGITS, StandardCharsets.ISO_8859_1)
                                .compareTo(FIRST_WITH_REPETITION)
                        >= 0;
        return repeats && bytes[begin] != component && bytes[begin] != terminator
                ? optional(bytes[begin])
                : Delimiters.NONE;
    }

    /** Those that cut text must be ASCII; a segment is cut as bytes, and may end with any. */
    private static boolean areFit(byte element, byte component, byte terminator) {
        return isSeparator(element)
                && isSeparator(component)
                && Delimiters.isOne(terminator)
                && element != component
                && element != terminator
                && component != terminator;
    }

    private static char optional(byte candidate) {
        return isSeparator(candidate) ? (char) candidate : Delimiters.NONE;
    }

    /** Whether it may part elements or components. */
    static boolean isSeparator(byte candidate) {
        return candidate > 0 && candidate != '\r' && candidate != '\n' && Delimiters.isOne(candidate);
    }
}
