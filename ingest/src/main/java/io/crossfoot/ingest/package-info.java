/** Turns files and rows of databases into events, end-of-batch markers and control messages, exactly once. */
package io.crossfoot.ingest;
