package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.copybook.Field;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Tells by the value of one field whether a record is of a kind. */
final class KindCondition {

    private final Field field;
    private final byte[] text;
    private final byte blank;
    private final @Nullable NumberCodec number;
    private final @Nullable BigDecimal expected;

    /** A number must be the same number, text the same text but for blanks and NULs behind it. */
    KindCondition(Field field, String equals, Codecs codecs) {
        Characters characters = codecs.characters();
        this.field = field;
        this.text = equals.stripTrailing().getBytes(characters.encoding());
        this.blank = characters.of(' ');
        this.number = codecs.of(field) instanceof NumberCodec codec ? codec : null;
        this.expected = number(equals.strip());
    }

    boolean holds(RecordBytes record) {
        int there = record.isPadded() ? field.length() : Math.min(field.length(), record.length() - field.offset());
        int at = record.start() + field.offset();
        if (number != null) {
            return there == field.length() && isNumber(number, record, at);
        }
        return there >= text.length && isText(record.bytes(), at, there);
    }

    private boolean isNumber(NumberCodec codec, RecordBytes record, int at) {
        BigDecimal found = codec.number(record, at);
        return found != null && expected != null && found.compareTo(expected) == 0;
    }

    private boolean isText(byte[] bytes, int at, int length) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        for (int i = text.length; i < length; i++) {
            if (bytes[at + i] != blank && bytes[at + i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
