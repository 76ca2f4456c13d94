package io.crossfoot.ingest.format.fixed;

import io.crossfoot.common.batch.AvroBuffer;
import io.crossfoot.ingest.format.Masked;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads text, without the blanks and NULs behind it. */
final class TextCodec implements FieldCodec {

    private static final char FIRST_OF_TWO = 0x80;
    private static final char FIRST_OF_THREE = 0x800;
    private static final int LONGEST_CHARACTER = 3;

    private final int length;
    private final Characters characters;
    private final byte blank;
    private final boolean utf8;
    private final byte[] encoded;

    TextCodec(int length, Characters characters) {
        this.length = length;
        this.characters = characters;
        this.blank = characters.of(' ');
        this.utf8 = characters.encoding().equals(StandardCharsets.UTF_8);
        this.encoded = new byte[utf8 ? 0 : length * LONGEST_CHARACTER];
    }

    @Override
    public boolean encode(RecordBytes record, int at, AvroBuffer out) {
        int trimmed = trimmed(record, at);
        if (utf8) {
            return encodeUtf8(record, at, trimmed, out);
        }
        int size = 0;
        byte[] bytes = record.bytes();
        for (int i = at; i < at + trimmed; i++) {
            char next = characters.character(bytes[i]);
            if (next < FIRST_OF_TWO) {
                encoded[size++] = (byte) next;
            } else if (next == Characters.NO_CHARACTER) {
                return false;
            } else {
                size = encodeWide(next, size);
            }
        }
        out.writeBytes(encoded, 0, size);
        return true;
    }

    @Override
    public @Nullable String text(RecordBytes record, int at) {
        int trimmed = trimmed(record, at);
        if (trimmed == 0) {
            return "";
        }
        char[] wide = record.wide();
        String text = wide == null
                ? new String(record.bytes(), at, trimmed, characters.encoding())
                : new String(wide, at - record.start(), trimmed);
        return text.indexOf(Characters.NO_CHARACTER) < 0 ? text : null;
    }

    @Override
    public String problem(RecordBytes record, int at) {
        String text = new String(record.bytes(), at, length, characters.encoding());
        return "must be text in %s, got %s".formatted(characters.encoding(), Masked.value(text));
    }

    private boolean encodeUtf8(RecordBytes record, int at, int trimmed, AvroBuffer out) {
        if (isAscii(record, at, trimmed)) {
            out.writeBytes(record.bytes(), at, trimmed);
            return true;
        }
        String text = text(record, at);
        if (text == null) {
            return false;
        }
        out.writeString(text);
        return true;
    }

    private static boolean isAscii(RecordBytes record, int at, int trimmed) {
        int all = 0;
        for (int i = at; i < at + trimmed; i++) {
            all |= record.bytes()[i];
        }
        return all >= 0;
    }

    private int encodeWide(char next, int size) {
        int at = size;
        if (next < FIRST_OF_THREE) {
            encoded[at++] = (byte) (0xc0 | (next >> 6));
        } else {
            encoded[at++] = (byte) (0xe0 | (next >> 12));
            encoded[at++] = (byte) (0x80 | ((next >> 6) & 0x3f));
        }
        encoded[at++] = (byte) (0x80 | (next & 0x3f));
        return at;
    }

    private int trimmed(RecordBytes record, int at) {
        byte[] bytes = record.bytes();
        int trimmed = length;
        while (trimmed > 0 && (bytes[at + trimmed - 1] == blank || bytes[at + trimmed - 1] == 0)) {
            trimmed--;
        }
        return trimmed;
    }
}
