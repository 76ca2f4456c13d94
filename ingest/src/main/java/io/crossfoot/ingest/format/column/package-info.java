/** Reads the columns of records of text, as a feed describes them, and encodes them as the events have them. */
package io.crossfoot.ingest.format.column;
