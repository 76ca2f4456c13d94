/** Sends files as batches, exactly once: identity, transactions, resuming, and what becomes of the file. */
package io.crossfoot.ingest.delivery;
