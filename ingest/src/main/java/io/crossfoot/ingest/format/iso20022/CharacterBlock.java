package io.crossfoot.ingest.format.iso20022;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A stretch of the characters of a source, and of the bytes that they were. Positions are exact in UTF-8 and in encodings
 * of fixed width. Elsewhere, and behind bytes that are no text, they are exact again with the next block.
 */
final class CharacterBlock {

    private final char[] chars;
    private final boolean variableWidth;
    private int length;
    private long first;
    private long firstByte;
    private long bytes;
    private int counted;
    private long countedBytes;

    CharacterBlock(int capacity, Charset charset) {
        this.chars = new char[capacity];
        this.variableWidth = charset.equals(StandardCharsets.UTF_8);
    }

    /** Starts anew, behind so many characters and bytes. */
    void begin(long first, long firstByte) {
        this.first = first;
        this.firstByte = firstByte;
        counted = 0;
        countedBytes = 0;
    }

    /** Says how much was put in. */
    void end(int length, long bytes) {
        this.length = length;
        this.bytes = bytes;
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    /** Number of the first character. */
    long first() {
        return first;
    }

    /** Number of the character behind the last. */
    long end() {
        return first + length;
    }

    long endByte() {
        return firstByte + bytes;
    }

    /** Bytes of the source before this character; the block's own bounds for characters beyond them. */
    long byteAt(long character) {
        int index = (int) Math.max(0, Math.min(character - first, length));
        if (bytes == length) {
            return firstByte + index;
        }
        return firstByte + (variableWidth ? Math.min(utf8Bytes(index), bytes) : bytes * index / Math.max(length, 1));
    }

    /** The part of these characters that stands here. */
    String text(long from, long to) {
        int start = (int) Math.max(0, Math.min(from - first, length));
        int end = (int) Math.max(start, Math.min(to - first, length));
        return new String(chars, start, end - start);
    }

    /** Positions are asked for in rising order, so each character is looked at once. */
    private long utf8Bytes(int index) {
        if (index < counted) {
            counted = 0;
            countedBytes = 0;
        }
        int more = index - counted;
        for (int i = counted; i < index; i++) {
            if (chars[i] >= 0x80) {
                more += chars[i] < 0x800 || Character.isSurrogate(chars[i]) ? 1 : 2;
            }
        }
        counted = index;
        countedBytes += more;
        return countedBytes;
    }
}
