package io.crossfoot.ingest.format.iso20022;

import io.crossfoot.ingest.format.EightBytes;
import io.crossfoot.ingest.format.Utf8Stream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the bytes of a source. What is no text, or no character of XML, becomes U+FFFD.
 *
 * <p>Sources are ASCII for the most part, which is taken over eight bytes at a time. Java's decoders do so only up to the
 * first byte that is not ASCII: one accent cost more than the parsing of the tags around it.
 */
final class XmlDecoder {

    static final char REPLACEMENT = '\uFFFD';

    private static final long BLANKS = EightBytes.of((byte) ' ');

    private final CharsetDecoder decoder;
    private final boolean extendsAscii;

    XmlDecoder(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(REPLACEMENT));
        this.extendsAscii = extendsAscii(charset);
    }

    /**
     * Decodes as much as there is and has room.
     *
     * @param in has an array; what is left in it belongs to a character that is not complete
     * @param out has an array, and room for a character for each byte
     * @param last whether nothing comes behind these bytes
     * @return whether all is decoded, and nothing comes
     */
    boolean decode(ByteBuffer in, CharBuffer out, boolean last) {
        int limit = in.limit();
        boolean ended = false;
        boolean more = true;
        while (more) {
            if (extendsAscii) {
                takeAscii(in, out);
            }
            int end = extendsAscii ? endOfOthers(in) : limit;
            boolean complete = last || end < limit;
            in.limit(end);
            boolean done = decodeOthers(in, out, complete);
            in.limit(limit);
            more = done && end < limit;
            ended = done && complete && !more;
        }
        return ended;
    }

    /** Whether any byte below 128 is the ASCII character, wherever it stands. */
    private static boolean extendsAscii(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || (charset.canEncode()
                        && charset.newEncoder().maxBytesPerChar() == 1
                        && !Utf8Stream.isNeededFor(charset));
    }

    @SuppressWarnings("ByteBufferBackingArray") // the array is the buffer's own, from its first byte on
    private static void takeAscii(ByteBuffer in, CharBuffer out) {
        byte[] bytes = in.array();
        char[] chars = out.array();
        int from = in.position();
        int to = out.position();
        int last = from + Math.min(in.remaining(), out.remaining()) - Long.BYTES;
        while (from <= last) {
            long eight = EightBytes.at(bytes, from);
            if (EightBytes.negative(eight) != 0) {
                break;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                chars[to + i] = (char) bytes[from + i];
            }
            if (EightBytes.negative(eight - BLANKS) != 0) {
                screen(chars, to, to + Long.BYTES);
            }
            from += Long.BYTES;
            to += Long.BYTES;
        }
        in.position(from);
        out.position(to);
    }

    /** Where the next eight bytes of ASCII begin, or the bytes end. */
    @SuppressWarnings("ByteBufferBackingArray") // as above
    private static int endOfOthers(ByteBuffer in) {
        byte[] bytes = in.array();
        int ascii = 0;
        for (int i = in.position(); i < in.limit(); i++) {
            ascii = bytes[i] >= 0 ? ascii + 1 : 0;
            if (ascii == Long.BYTES) {
                return i + 1 - ascii;
            }
        }
        return in.limit();
    }

    /** Says whether there was room, and at the end of complete characters for all that the decoder had kept, too. */
    private boolean decodeOthers(ByteBuffer in, CharBuffer out, boolean complete) {
        int start = out.position();
        CoderResult result = decoder.decode(in, out, complete);
        if (complete && result.isUnderflow()) {
            result = decoder.flush(out);
            decoder.reset();
        }
        screen(out.array(), start, out.position());
        return result.isUnderflow();
    }

    private static void screen(char[] chars, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isNoText(chars[i])) {
                chars[i] = REPLACEMENT;
            }
        }
    }

    /** Outside of what XML 1.0 allows, production 2; surrogates come in pairs from every decoder. */
    private static boolean isNoText(char character) {
        return (character < ' ' && character != '\n' && character != '\r' && character != '\t')
                || character > REPLACEMENT;
    }
}
