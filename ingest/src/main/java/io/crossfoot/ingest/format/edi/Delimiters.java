package io.crossfoot.ingest.format.edi;

import io.crossfoot.schema.edi.EdiStandard;

/**
 * The delimiters of an interchange.
 *
 * @param repetition between repetitions of an element; {@link #NONE} where there are none
 * @param release before a character that is data whatever it is; {@link #NONE} where there is none
 * @param terminator the byte at the end of each segment
 */
record Delimiters(EdiStandard standard, char element, char component, char repetition, char release, byte terminator) {

    /** A character that no text has. */
    static final char NONE = '\uFFFF';

    /** Those of EDIFACT where nothing else is said. */
    static final Delimiters LEVEL_A = new Delimiters(EdiStandard.EDIFACT, '+', ':', NONE, '?', (byte) '\'');

    /** Those of EDIFACT's level B, which are control characters. */
    static final Delimiters LEVEL_B = new Delimiters(EdiStandard.EDIFACT, '\u001d', '\u001f', NONE, NONE, (byte) 0x1c);

    private static final char EDIFACT_REPETITION = '*';

    boolean isX12() {
        return standard == EdiStandard.X12;
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
