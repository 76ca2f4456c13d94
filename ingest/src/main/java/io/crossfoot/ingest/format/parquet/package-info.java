/**
 * Reads Parquet files. The library decodes the values; what a file says of its own structure is checked here before anything
 * is done about it (docs/adr/0017).
 */
package io.crossfoot.ingest.format.parquet;
