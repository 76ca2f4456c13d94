package io.crossfoot.ingest.format;

/** Nothing has come from the source for a while, and more is to come: it is slower than its reader. */
public record SourceWaits() implements SourceItem {}
