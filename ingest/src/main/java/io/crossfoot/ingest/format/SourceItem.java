package io.crossfoot.ingest.format;

/** What a reader finds in a source, in the order in which it stands there. */
public sealed interface SourceItem permits SourceRecord, RejectedRecord, SectionEnded, SourceWaits, SourceEnded {}
