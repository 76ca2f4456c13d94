/** Reads what a source holds: its records, its sections, and what it states of them. One sub-package per format. */
package io.crossfoot.ingest.format;
