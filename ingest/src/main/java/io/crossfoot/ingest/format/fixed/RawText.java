package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Field;
import io.crossfoot.common.copybook.RecordLayout;
import io.crossfoot.common.copybook.Usage;
import io.crossfoot.common.feed.Fixed;
import io.crossfoot.common.feed.FixedLayouts;
import io.crossfoot.ingest.format.Masked;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shows a record as text, masked. Bytes of packed and binary numbers are characters by chance, and a character such as an
 * ampersand would tell what digits they are: they are shown as question marks. Where it is not known which bytes these are,
 * all but letters and digits are.
 */
final class RawText {

    private static final int LONGEST = 1_200;
    private static final char HIDDEN = '?';

    private final Charset encoding;
    private final boolean anyBinary;

    RawText(Fixed format, FixedLayouts layouts, Charset encoding) {
        this.encoding = encoding;
        this.anyBinary = format.records().stream()
                .anyMatch(record -> layouts.of(record).all().anyMatch(RawText::isBinary));
    }

    /** @param layout that of the record; null if it is not known */
    String of(RecordBytes record, @Nullable RecordLayout layout) {
        int length = Math.min(record.length(), LONGEST);
        char[] characters = characters(record, length);
        if (anyBinary) {
            hide(characters, layout);
        }
        return Masked.raw(new String(characters));
    }

    private char[] characters(RecordBytes record, int length) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            char[] wide = record.wide();
            return wide == null
                    ? new String(record.bytes(), record.start(), length, StandardCharsets.ISO_8859_1).toCharArray()
                    : Arrays.copyOf(wide, length);
        }
        return new String(record.bytes(), record.start(), length, encoding).toCharArray();
    }

    private static void hide(char[] characters, @Nullable RecordLayout layout) {
        if (layout == null || !layout.tables().isEmpty()) {
            hideUnlessPlain(characters);
        } else {
            hideBinary(characters, layout);
        }
    }

    private static void hideUnlessPlain(char[] characters) {
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Character.isLetterOrDigit(characters[i]) ? characters[i] : HIDDEN;
        }
    }

    /** What no field covers is hidden as well: a filler may hold anything. */
    private static void hideBinary(char[] characters, RecordLayout layout) {
        boolean[] shown = new boolean[characters.length];
        for (Field field : layout.fields()) {
            if (field.all().noneMatch(RawText::isBinary)) {
                int from = Math.min(field.offset(), shown.length);
                Arrays.fill(shown, from, Math.min(field.offset() + field.length(), shown.length), true);
            }
        }
        for (int i = 0; i < characters.length; i++) {
            characters[i] = shown[i] ? characters[i] : HIDDEN;
        }
    }

    private static boolean isBinary(Field field) {
        return field.hasValues() && field.item().usage() != Usage.DISPLAY;
    }
}
