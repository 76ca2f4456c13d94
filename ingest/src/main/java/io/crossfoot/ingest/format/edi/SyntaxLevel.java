package io.crossfoot.ingest.format.edi;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** The character sets that EDIFACT's syntax identifiers name (ISO 9735-1, code list 0001; UNOL of the French tax office). */
final class SyntaxLevel {

    private static final Map<String, String> PARTS_OF_ISO_8859 = Map.of(
            "UNOC", "1", "UNOD", "2", "UNOE", "5", "UNOF", "7", "UNOG", "3", "UNOH", "4", "UNOI", "6", "UNOJ", "8",
            "UNOK", "9", "UNOL", "15");

    private SyntaxLevel() {}

    /** The character set of a level; empty for levels that allow ASCII or UTF-8 alone, and for others. */
    static Optional<Charset> charset(String identifier) {
        return Optional.ofNullable(PARTS_OF_ISO_8859.get(identifier))
                .map(part -> "ISO-8859-" + part)
                .filter(Charset::isSupported)
                .map(Charset::forName);
    }
}
