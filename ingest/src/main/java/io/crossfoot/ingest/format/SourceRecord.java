package io.crossfoot.ingest.format;

import org.apache.avro.generic.IndexedRecord;

/**
 * A record that can be sent on.
 *
 * @param sequence number of the line it begins on, from 1; of the record, where a source has no lines. Rises from
 *     record to record, with gaps where lines are no records
 * @param position bytes of the source that are done once this record is, counted from 0 behind any compression
 * @param section the section it belongs to; empty where there is none
 * @param value an event of the feed's type, made for this record alone
 */
public record SourceRecord(long sequence, long position, String section, IndexedRecord value) implements SourceItem {}
