/** Reads NACHA (ACH) files. */
package io.crossfoot.ingest.format.nacha;
