/** Reads a source on one thread while another counts and sends what was read. */
package io.crossfoot.ingest.ahead;
