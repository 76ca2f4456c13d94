package io.crossfoot.ingest.format.nacha;

import io.crossfoot.schema.RejectCategory;
import java.util.Optional;

/**
 * One record as text.
 *
 * @param number of the line, from 1; of the record, where they follow one another without line breaks
 * @param start bytes of the file before it
 * @param position bytes of the file that are done once it is
 * @param text filled up with blanks, and cut to 94 characters if it is longer
 * @param flaw what keeps it from being taken as it is
 */
record NachaRecord(long number, long start, long position, String text, Optional<Flaw> flaw) {

    /** What keeps a record from being taken as it is. */
    record Flaw(RejectCategory category, String reason) {}
}
