package io.crossfoot.ingest.format.parquet;

import io.crossfoot.schema.RejectCategory;

/** A row is whole, but cannot be written in Avro binary. */
final class Unwritten extends RuntimeException {

    private final RejectCategory category;

    Unwritten(RejectCategory category, String reason) {
        super(reason, null, false, false);
        this.category = category;
    }

    RejectCategory category() {
        return category;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
