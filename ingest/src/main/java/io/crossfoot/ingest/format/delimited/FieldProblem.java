package io.crossfoot.ingest.format.delimited;

/** A field that cannot be read. Carries no stack trace: it is the ordinary way to say so, for each bad record. */
final class FieldProblem extends Exception {

    FieldProblem(String message) {
        super(message, null, false, false);
    }
}
