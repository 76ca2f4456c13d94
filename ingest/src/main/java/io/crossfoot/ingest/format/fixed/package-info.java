/** Reads records of fields at fixed places, as a copybook describes them. */
package io.crossfoot.ingest.format.fixed;
