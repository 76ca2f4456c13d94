package io.crossfoot.ingest.format.edi;

/** Tells whether a source may be interchanges of X12 or EDIFACT, by its first bytes. */
public final class EdiLook {

    private EdiLook() {}

    /** Whether the header of an interchange begins one of the first lines; blanks and a byte-order mark may stand before it. */
    public static boolean fits(byte[] head) {
        boolean begins = true;
        for (int at = 0; at < head.length; at++) {
            if (begins && showsDelimiters(head, at)) {
                return true;
            }
            begins = head[at] == '\n' || head[at] == '\r' || (begins && head[at] <= ' ');
        }
        return false;
    }

    private static boolean showsDelimiters(byte[] head, int at) {
        return Header.delimiters(head, at, head.length, null) != null;
    }
}
