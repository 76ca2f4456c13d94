package io.crossfoot.ingest.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes are UTF-8, by its strict rules. For one thread. */
public final class Utf8Check {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(1 << 10);

    public static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            if (EightBytes.negative(EightBytes.at(bytes, at)) != 0) {
                return false;
            }
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at == to;
    }

    public boolean isValid(byte[] bytes, int from, int to) {
        return isAscii(bytes, from, to) || decodes(ByteBuffer.wrap(bytes, from, to - from));
    }

    private boolean decodes(ByteBuffer bytes) {
        decoder.reset();
        CoderResult result;
        do {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
