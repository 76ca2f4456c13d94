package io.crossfoot.ingest.format;

import java.io.IOException;

/** The content of a source cannot be unwrapped: reading it again would fail in the same way. */
public final class BrokenSourceException extends IOException {

    public BrokenSourceException(String message, Throwable cause) {
        super(message, cause);
    }

    public BrokenSourceException(String message) {
        super(message);
    }
}
