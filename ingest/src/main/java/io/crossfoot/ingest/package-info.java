/** Turns files into events, end-of-batch markers and control messages, exactly once. */
package io.crossfoot.ingest;
