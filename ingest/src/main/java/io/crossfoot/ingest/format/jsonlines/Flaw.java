package io.crossfoot.ingest.format.jsonlines;

import io.crossfoot.schema.RejectCategory;

/** What keeps a line from being read as an object. Carries no stack trace: it is the ordinary way to say so. */
final class Flaw extends Exception {

    private final RejectCategory category;

    Flaw(RejectCategory category, String reason) {
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
