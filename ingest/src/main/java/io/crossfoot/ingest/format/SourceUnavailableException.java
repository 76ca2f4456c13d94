package io.crossfoot.ingest.format;

import java.io.IOException;

/** What a source is read from does not answer now. Nothing is wrong with the source: it can be read when that is back. */
public final class SourceUnavailableException extends IOException {

    public SourceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
