/** Reads JSON Lines, as a feed describes them. */
package io.crossfoot.ingest.format.jsonlines;
