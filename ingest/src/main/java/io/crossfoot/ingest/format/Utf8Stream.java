package io.crossfoot.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of an encoding in which a line break is not the byte 10, such as UTF-16 or EBCDIC, as UTF-8. What cannot be decoded
 * becomes U+FFFD. Positions are then those of the UTF-8 text.
 */
public final class Utf8Stream extends InputStream {

    private static final String ASCII = "\n\r\t ,;|\"09AZaz";

    private final Reader reader;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8));
    private final CharBuffer characters = CharBuffer.allocate(1 << 13).flip();
    private final ByteBuffer encoded = ByteBuffer.allocate(1 << 15).flip();
    private final byte[] single = new byte[1];
    private boolean exhausted;

    public Utf8Stream(InputStream in, Charset encoding) {
        this.reader = new InputStreamReader(in, encoding);
    }

    /** Whether text of the encoding can be cut into lines and fields byte by byte. */
    public static boolean isNeededFor(Charset encoding) {
        return !ASCII.equals(new String(ASCII.getBytes(encoding), StandardCharsets.US_ASCII));
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (exhausted && !characters.hasRemaining()) {
                return -1;
            }
            encodeMore();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(bytes, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Half of a surrogate pair waits for the other half. */
    private void encodeMore() throws IOException {
        characters.compact();
        exhausted = reader.read(characters) < 0;
        characters.flip();
        encoded.clear();
        encoder.encode(characters, encoded, exhausted);
        encoded.flip();
    }
}
