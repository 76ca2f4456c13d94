package io.crossfoot.ingest.format;

import java.io.IOException;

/** A source cannot be read until somebody has mended what the message names. */
public final class SourceRefusedException extends IOException {

    public SourceRefusedException(String message) {
        super(message);
    }

    public SourceRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
