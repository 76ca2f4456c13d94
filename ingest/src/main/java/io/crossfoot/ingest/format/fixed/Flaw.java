package io.crossfoot.ingest.format.fixed;

import io.crossfoot.schema.RejectCategory;

/** What keeps a record from being read. */
record Flaw(RejectCategory category, String reason) {}
