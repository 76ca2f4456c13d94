/** Reads BAI2 files. */
package io.crossfoot.ingest.format.bai2;
