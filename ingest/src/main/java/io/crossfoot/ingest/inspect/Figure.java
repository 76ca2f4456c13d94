package io.crossfoot.ingest.inspect;

import org.jspecify.annotations.Nullable;

/**
 * A number as it is shown.
 *
 * @param text in plain notation; null where there is none
 * @param amount whether it is an exact decimal such as money, or a checksum, rather than a plain count
 */
record Figure(@Nullable String text, boolean amount) {

    static final Figure NONE = new Figure(null, false);

    @Override
    public String toString() {
        return text == null ? "" : text;
    }
}
