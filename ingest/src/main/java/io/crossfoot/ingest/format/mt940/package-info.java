/** Reads SWIFT customer statements, MT940, and interim transaction reports, MT942. */
package io.crossfoot.ingest.format.mt940;
