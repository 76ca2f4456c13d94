/** Counts what a reader finds, and puts it beside what the source states. */
package io.crossfoot.ingest.source;
