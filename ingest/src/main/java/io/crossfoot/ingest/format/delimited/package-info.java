/** Reads delimited text, as a feed describes it. */
package io.crossfoot.ingest.format.delimited;
