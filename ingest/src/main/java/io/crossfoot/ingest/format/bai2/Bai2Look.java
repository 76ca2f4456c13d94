package io.crossfoot.ingest.format.bai2;

import io.crossfoot.ingest.format.ContentLook;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells whether a source may be a BAI2 file, by its first bytes. */
public final class Bai2Look {

    private static final int LINES = 10;

    private static final String DATE = " *[0-9]{6}([0-9]{2})? *";

    /** Sender, receiver, creation date and time, file identification, record length, block size. */
    private static final Pattern FILE_HEADER =
            Pattern.compile("\\s*01,[^,/]*,[^,/]*," + DATE + ",[0-9: ]{0,10},[^,/]*,[0-9 ]*,[0-9 ]*[,/].*");

    /** Receiver, originator, status, as-of date. */
    private static final Pattern GROUP_HEADER = Pattern.compile("\\s*02,[^,/]*,[^,/]*, *[1-4]? *," + DATE + "[,/].*");

    private Bai2Look() {}

    /** Whether a file header or a group header is among the first lines; either may be missing by mistake. */
    public static boolean fits(byte[] head) {
        return ContentLook.other(head).isEmpty()
                && new String(head, StandardCharsets.ISO_8859_1)
                        .lines()
                        .limit(LINES)
                        .map(ContentLook::withoutByteOrderMark)
                        .anyMatch(Bai2Look::isHeader);
    }

    private static boolean isHeader(String line) {
        return FILE_HEADER.matcher(line).matches() || GROUP_HEADER.matcher(line).matches();
    }
}
