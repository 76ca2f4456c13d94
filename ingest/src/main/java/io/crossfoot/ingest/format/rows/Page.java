package io.crossfoot.ingest.format.rows;

import java.util.List;

/**
 * The rows between two keys. Keys are as the database writes them, and are handed back to it alone.
 *
 * @param after the key before the first row; empty if there is none before it
 * @param upTo the key of the last row; empty if all rows that follow are meant
 */
record Page(List<String> after, List<String> upTo) {

    /** All rows. */
    static final Page WHOLE = new Page(List.of(), List.of());

    Page {
        after = List.copyOf(after);
        upTo = List.copyOf(upTo);
    }
}
