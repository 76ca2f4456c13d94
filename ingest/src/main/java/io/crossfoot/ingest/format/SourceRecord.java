package io.crossfoot.ingest.format;

import io.crossfoot.common.batch.AvroBuffer;

/**
 * A record that can be sent on.
 *
 * @param sequence number of the line it begins on, from 1; of the record, where a source has no lines. Rises from
 *     record to record, with gaps where lines are no records
 * @param position bytes of the source that are done once this record is, counted from 0 behind any compression; always 0
 *     where records are no bytes of the source, as rows of a database are not
 * @param section the section it belongs to; empty where there is none
 * @param event the event in Avro binary, without any prefix. It is the reader's own, and holds the next event after the
 *     next call of {@link BatchReader#next()}
 */
public record SourceRecord(long sequence, long position, String section, AvroBuffer event) implements SourceItem {}
