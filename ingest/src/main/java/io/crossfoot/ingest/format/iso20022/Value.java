package io.crossfoot.ingest.format.iso20022;

import java.util.Arrays;

/** The text of the element that is being read, without the white space around it, and the currency that it is given in. */
final class Value {

    /** Longest text, in characters: far beyond what any element of the messages may hold. */
    static final int LONGEST = 1 << 14;

    private char[] chars = new char[256];
    private int length;
    private boolean tooLong;
    private boolean damaged;
    private String currency = "";

    /** Starts anew. */
    void begin(String currency) {
        this.currency = currency;
        length = 0;
        tooLong = false;
        damaged = false;
    }

    void append(char[] source, int start, int count) {
        int taken = Math.min(count, LONGEST - length);
        tooLong |= taken < count;
        if (chars.length < length + taken) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + taken));
        }
        System.arraycopy(source, start, chars, length, taken);
        length += taken;
    }

    /** Notes that something in it could not be read. */
    void damage() {
        damaged = true;
    }

    String text() {
        int start = 0;
        int end = length;
        while (start < end && chars[start] <= ' ') {
            start++;
        }
        while (end > start && chars[end - 1] <= ' ') {
            end--;
        }
        return new String(chars, start, end - start);
    }

    boolean isBlank() {
        int at = 0;
        while (at < length && chars[at] <= ' ') {
            at++;
        }
        return at == length;
    }

    /** Attribute {@code Ccy} of the element; empty where there is none. */
    String currency() {
        return currency;
    }

    /** Whether only its beginning is here. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Whether something in it could not be read. */
    boolean isDamaged() {
        for (int i = 0; i < length && !damaged; i++) {
            damaged = chars[i] == XmlDecoder.REPLACEMENT;
        }
        return damaged;
    }
}
