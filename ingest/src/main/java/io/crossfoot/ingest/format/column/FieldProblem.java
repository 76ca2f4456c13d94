package io.crossfoot.ingest.format.column;

/** A field that cannot be read. Carries no stack trace: it is the ordinary way to say so, for each bad record. */
public final class FieldProblem extends Exception {

    public FieldProblem(String message) {
        super(message, null, false, false);
    }
}
