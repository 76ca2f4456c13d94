package io.crossfoot.ingest.format;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of lines of which nothing tells the encoding: UTF-8 where it can be, else a code page. */
public final class LineText {

    private static final char REPLACEMENT = '\uFFFD';

    private final Charset codePage;

    public LineText(Charset codePage) {
        this.codePage = codePage;
    }

    /** The source with line breaks that can be found byte by byte: as UTF-8, if the code page has others. */
    public InputStream open(InputStream source) {
        return Utf8Stream.isNeededFor(codePage) ? new Utf8Stream(source, codePage) : source;
    }

    /** The current line. What no encoding gives a sense to becomes U+FFFD. */
    public String of(ByteLines lines) {
        return of(lines.bytes(), lines.start(), lines.length());
    }

    /** The text of these bytes. What no encoding gives a sense to becomes U+FFFD. */
    public String of(byte[] bytes, int start, int length) {
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isWritten(text, bytes, start, length)
                ? text
                : new String(bytes, start, length, codePage);
    }

    /** Whether U+FFFD stands in the source itself, where someone else failed to decode. */
    private static boolean isWritten(String text, byte[] bytes, int start, int length) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(encoded, 0, encoded.length, bytes, start, start + length);
    }
}
