package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.ContentLook;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells whether a source may be a NACHA file, by its first bytes. */
public final class NachaLook {

    private static final int LINES = 10;
    private static final int SHORTEST_BATCH_HEADER = 60;

    /**
     * Record type 1, priority code 01, immediate destination and origin, file creation date; or record size, blocking factor
     * and format code about where they belong, whatever stands before them.
     */
    private static final Pattern FILE_HEADER = Pattern.compile("101[ 0-9A-Z]{20}[0-9]{6}.*|1.{30,36}094101.*");

    /** Record type 5, one of the four service classes. */
    private static final Pattern BATCH_HEADER = Pattern.compile("5(200|220|225|280).*");

    /** Record type 6, a transaction code, a routing number; a trace number ends it, so it keeps its length. */
    private static final Pattern ENTRY = Pattern.compile("6[2-58][1-9][0-9]{9}.{81}[0-9]");

    private NachaLook() {}

    /**
     * Whether a file header, a batch header or an entry is among the first lines; the headers may be missing by mistake, or
     * because the file is the end of one.
     */
    public static boolean fits(byte[] head) {
        return ContentLook.other(head).isEmpty()
                && new String(head, StandardCharsets.ISO_8859_1)
                        .lines()
                        .limit(LINES)
                        .anyMatch(NachaLook::isHeader);
    }

    private static boolean isHeader(String line) {
        return FILE_HEADER.matcher(line).matches()
                || ENTRY.matcher(line).matches()
                || (line.length() >= SHORTEST_BATCH_HEADER
                        && BATCH_HEADER.matcher(line).matches());
    }
}
