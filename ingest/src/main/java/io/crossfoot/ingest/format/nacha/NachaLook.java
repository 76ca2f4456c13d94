package io.crossfoot.ingest.format.nacha;

import io.crossfoot.ingest.format.ContentLook;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells whether a source may be a NACHA file, by its first bytes. */
public final class NachaLook {

    private static final int LINES = 10;
    private static final int SHORTEST_BATCH_HEADER = 60;

    /** Record type 1, priority code 01, immediate destination and origin, file creation date. */
    private static final Pattern FILE_HEADER = Pattern.compile("101[ 0-9A-Z]{20}[0-9]{6}.*");

    /** Record type 5, one of the four service classes. */
    private static final Pattern BATCH_HEADER = Pattern.compile("5(200|220|225|280).*");

    private NachaLook() {}

    /** Whether a file header or a batch header is among the first lines; either may be missing by mistake. */
    public static boolean fits(byte[] head) {
        return ContentLook.other(head).isEmpty()
                && new String(head, StandardCharsets.ISO_8859_1)
                        .lines()
                        .limit(LINES)
                        .anyMatch(NachaLook::isHeader);
    }

    private static boolean isHeader(String line) {
        return FILE_HEADER.matcher(line).matches()
                || (line.length() >= SHORTEST_BATCH_HEADER
                        && BATCH_HEADER.matcher(line).matches());
    }
}
