package io.crossfoot.ingest.format;

import io.crossfoot.schema.RejectCategory;
import org.apache.avro.generic.IndexedRecord;

/**
 * A record that cannot be sent on. It counts all the same: what a source holds is what passed and what was rejected.
 *
 * @param sequence number of the line it begins on, as for {@link SourceRecord}
 * @param start bytes of the source before it
 * @param position bytes of the source that are done once this record is
 * @param section the section it belongs to; empty where there is none
 * @param reason what is wrong, what was expected, and what was found; masked
 * @param raw the record as it was, masked and cut
 * @param partial an event of the feed's type with the fields that could be read, the others null or zero: what of the
 *     record can be counted. Not fit to be encoded
 */
public record RejectedRecord(
        long sequence,
        long start,
        long position,
        String section,
        RejectCategory category,
        String reason,
        String raw,
        IndexedRecord partial)
        implements SourceItem {}
