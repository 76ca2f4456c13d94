package io.crossfoot.ingest.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells by its first bytes what a source is that cannot be text of records. */
public final class ContentLook {

    /** How many bytes are worth looking at. */
    public static final int BYTES = 4096;

    /** Fewer control characters than this are damage, not another kind of content. */
    private static final int STRAY_CONTROLS = 8;

    /** That of UTF-8, where each byte is read as a character. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private static final Map<String, String> SIGNATURES = signatures();

    private ContentLook() {}

    /** What it is, for example {@code a PDF document}; empty if it may well be text of records. */
    public static Optional<String> other(byte[] head) {
        String beginning = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1).stripLeading();
        return SIGNATURES.entrySet().stream()
                .filter(signature -> beginning.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> isBinary(head) ? Optional.of("binary data") : Optional.empty());
    }

    /** Text of which each byte was read as a character (ISO 8859-1), without a byte-order mark at its beginning. */
    public static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static boolean isBinary(byte[] head) {
        int controls = 0;
        for (byte next : head) {
            if (next >= 0 && next < ' ' && next != '\t' && next != '\n' && next != '\r' && next != '\f') {
                controls++;
            }
        }
        return controls > STRAY_CONTROLS && controls * 20 > head.length;
    }

    private static Map<String, String> signatures() {
        Map<String, String> signatures = new LinkedHashMap<>();
        signatures.put("%PDF-", "a PDF document");
        signatures.put("PK\u0003\u0004", "a ZIP archive or an office document");
        signatures.put("<?xml", "an XML document");
        signatures.put("<!DOCTYPE", "an HTML or XML document");
        signatures.put("<html", "an HTML page");
        signatures.put("{\\rtf", "a document in rich text");
        signatures.put("\u00fe\u00ff", "text in UTF-16");
        signatures.put("\u00ff\u00fe", "text in UTF-16");
        signatures.put("(\u00b5/\u00fd", "data compressed with Zstandard");
        signatures.put("BZh", "data compressed with bzip2");
        signatures.put("\u00fd7zXZ", "data compressed with xz");
        signatures.put("\u007fELF", "a program");
        signatures.put("Obj\u0001", "an Avro container file");
        signatures.put("PAR1", "a Parquet file");
        return signatures;
    }
}
