package io.crossfoot.ingest.format.edi;

import io.crossfoot.schema.edi.EdiStandard;

/**
 * The delimiters of an interchange.
 *
 * @param repetition between repetitions of an element; {@link #NONE} where there are none
 * @param release before a character that is data whatever it is; {@link #NONE} where there is none
 * @param component between components of an element; {@link #NONE} where nothing is said of it
 * @param terminator the character at the end of each segment, as its bytes, the last of them lowest: one beyond ASCII takes
 *     several in UTF-8
 */
record Delimiters(EdiStandard standard, char element, char component, char repetition, char release, int terminator) {

    /** A character that no text has. */
    static final char NONE = '\uFFFF';

    /** Those of EDIFACT where nothing else is said. */
    static final Delimiters LEVEL_A = new Delimiters(EdiStandard.EDIFACT, '+', ':', NONE, '?', '\'');

    /** Those of EDIFACT's level B, which are control characters. */
    static final Delimiters LEVEL_B = new Delimiters(EdiStandard.EDIFACT, '\u001d', '\u001f', NONE, NONE, 0x1c);

    private static final char EDIFACT_REPETITION = '*';

    boolean isX12() {
        return standard == EdiStandard.X12;
    }

    /** The last byte of a terminator. */
    byte lastOfTerminator() {
        return (byte) terminator;
    }

    /** How many bytes a terminator takes. */
    int bytesOfTerminator() {
        int bytes = 1;
        while (bytes < Integer.BYTES && terminator >>> (bytes * Byte.SIZE) != 0) {
            bytes++;
        }
        return bytes;
    }

    /** Whether the byte at a place, the last of a terminator, ends one; none of its bytes stands before {@code from}. */
    boolean isTerminated(byte[] bytes, int from, int at) {
        int before = at;
        for (int rest = terminator >>> Byte.SIZE; rest != 0; rest >>>= Byte.SIZE) {
            before--;
            if (before < from || bytes[before] != (byte) rest) {
                return false;
            }
        }
        return true;
    }

    /** The same for version 4 of EDIFACT's syntax, which has repetitions. */
    Delimiters withRepetition() {
        boolean taken =
                element == EDIFACT_REPETITION || component == EDIFACT_REPETITION || terminator == EDIFACT_REPETITION;
        return repetition != NONE || taken
                ? this
                : new Delimiters(standard, element, component, EDIFACT_REPETITION, release, terminator);
    }

    /** The same for versions 1 to 3 of EDIFACT's syntax, in which the place of the repetition separator is reserved. */
    Delimiters withoutRepetition() {
        return new Delimiters(standard, element, component, NONE, release, terminator);
    }

    /** Whether a byte can separate elements or end segments: no letter, no digit, no blank. */
    static boolean isOne(byte candidate) {
        return candidate != ' ' && !isLetterOrDigit(candidate);
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z');
    }
}
